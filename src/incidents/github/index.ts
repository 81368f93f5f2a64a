export const name = 'github'
export { createGitHubIncidents, type GitHubIncidentOptions, type GitHubIncidentPorts } from './github.js'
export { createGitHubFace } from './face.js'
export type { CardContext } from './card-context.js'
