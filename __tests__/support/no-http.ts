import type { Http } from '../../src/ports.js'

/** For tests that have nothing to ask of anybody. */
export const noHttp: Http = { request: () => Promise.reject(new Error('no HTTP here')) }
