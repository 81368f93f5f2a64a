// The smallest of its routers: it tries a few routes one after the other, and saves a fifth of what is loaded.
export { Hono } from 'hono/tiny'
export { bodyLimit } from 'hono/body-limit'
export { HTTPException } from 'hono/http-exception'
