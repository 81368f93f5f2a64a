/** What of the library takes WebSockets on, bundled apart and without what it does not need. */
export { WebSocketServer } from 'ws'
