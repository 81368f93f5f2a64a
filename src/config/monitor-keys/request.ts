import { choice, flag } from '../keys/plain-kinds.js'
import { requestBody, requestHeaders, statuses, variable } from '../keys/request-kinds.js'
import { fileSetting } from '../keys/file-setting.js'

/** How an address is asked, beside `url`. */
export const REQUEST_KEYS = {
  method: fileSetting(choice(['GET', 'POST', 'HEAD']), {
    description: 'Beside `url`: how it is asked. `HEAD` reads when the page was written (`Last-Modified`).',
    default: 'GET',
    ownOnly: true,
    of: 'document',
  }),
  headers: fileSetting(requestHeaders, {
    description:
      'Beside `url`: headers of the request. `env:NAME` and `Bearer env:NAME` take the value from the environment; credentials stand nowhere else.',
    ownOnly: true,
    of: 'document',
  }),
  body: fileSetting(requestBody, {
    description:
      'Beside `url` and `method: POST`: a text, or a map that is sent as JSON; a text `env:NAME` in it stands in the environment.',
    ownOnly: true,
    of: 'document',
  }),
  'expect-status': fileSetting(statuses, {
    description: 'Beside `url`: statuses of an answer that is read, such as `200`, `[200, 503]` or `2xx`.',
    default: '2xx',
    of: 'document',
  }),
  'allow-private': fileSetting(flag(), {
    description: 'Beside `url`: an address of this machine or of its network may be asked.',
    default: 'false',
    of: 'document',
  }),
  'allow-http': fileSetting(flag(), {
    description: 'Beside `url`: strangers may be asked without TLS, though never with a secret.',
    default: 'false',
    of: 'document',
  }),
  'token-env': fileSetting(variable(), {
    description:
      'Beside `url`: name of the environment variable that holds a bearer token. It is sent to that address alone, and without TLS only inside one’s own network.',
    of: 'document',
  }),
  unreachable: fileSetting(choice(['unknown', 'critical']), {
    description: 'Beside `url`: what no answer means, or one that is no heartbeat.',
    default: 'unknown',
    of: 'document',
  }),
} as const
