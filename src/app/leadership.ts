export { ALONE, type Claim, type Deed, type Leadership, type Standing } from '../domain/leadership.js'
