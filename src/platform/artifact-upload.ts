// Uploading alone: the front door of @actions/artifact brings downloading, octokit and undici, another 0.7 MB of dist.
// The build bundles this file by itself (scripts/build.mjs).
export { isGhes } from '../../node_modules/@actions/artifact/lib/internal/shared/config.js'
export { uploadArtifact } from '../../node_modules/@actions/artifact/lib/internal/upload/upload-artifact.js'
