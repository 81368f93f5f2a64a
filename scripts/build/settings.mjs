/** How esbuild writes everything that runs. */
export const settings = { format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning' }

/** As small as it gets; licences stand in one file of their own. */
export const small = { ...settings, minify: true, legalComments: 'none', charset: 'utf8' }
