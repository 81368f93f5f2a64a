/** What goes through a proxy where Node does not itself, bundled apart and without what it writes for its makers. */
export { HttpProxyAgent } from 'http-proxy-agent'
export { HttpsProxyAgent } from 'https-proxy-agent'
