// What GitHub says around an answer. A client reads all of it, so that a stub with one header would be too cheap.
const EXPOSED =
  'ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, Deprecation, Sunset, Warning'

/** 25 headers, with the date that Node adds. */
export function headersFor({ body, path, used, link }) {
  const now = Math.floor(Date.now() / 1000)
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'private, max-age=60, s-maxage=60',
    vary: 'Accept, Authorization, Cookie, X-GitHub-OTP, Accept-Encoding, Accept, X-Requested-With',
    etag: `W/"${String(body.length).padStart(64, '0')}"`,
    'github-authentication-token-expiration': '2027-01-01 00:00:00 UTC',
    'x-accepted-github-permissions': path.includes('/issues') ? 'issues=read' : 'contents=read',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': '2022-11-28',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': String(5000 - used),
    'x-ratelimit-used': String(used),
    'x-ratelimit-resource': path === '/graphql' ? 'graphql' : 'core',
    'x-ratelimit-reset': String(now - (now % 3600) + 3600),
    'access-control-expose-headers': EXPOSED,
    'access-control-allow-origin': '*',
    'strict-transport-security': 'max-age=31536000; includeSubdomains; preload',
    'x-frame-options': 'deny',
    'x-content-type-options': 'nosniff',
    'x-xss-protection': '0',
    'referrer-policy': 'origin-when-cross-origin, strict-origin-when-cross-origin',
    'content-security-policy': "default-src 'none'",
    server: 'github.com',
    'x-github-request-id': `9C2A:3F1B7E:${used.toString(16).padStart(8, '0')}:11D4A2B7:6926E1F0`,
    ...(link === undefined ? {} : { link }),
  }
}
