/** What of the library speaks HTTP for a fetch handler, bundled apart and without its other protocols. */
export { getRequestListener, RequestError } from '@hono/node-server'
