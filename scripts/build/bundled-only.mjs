import { titlesIn } from './licences.mjs'

/** Of a CycloneDX list, what the file of licences names: just that is bundled. Throws where the list does not have it. */
export function bundledOnly(list, licences) {
  const bundled = new Set(titlesIn(licences).map(({ name, version }) => `${name}@${version}`))
  const [project, components] = [list.metadata.component, list.components]
  const kept = components.filter(({ name, version }) => bundled.has(`${name}@${version}`))
  const missing = [...bundled].filter((one) => !kept.some(({ name, version }) => one === `${name}@${version}`))
  if (missing.length > 0) throw new Error(`the lock file does not name ${missing.join(', ')}; run "npm run build"`)
  const refs = new Set([project['bom-ref'], ...kept.map((component) => component['bom-ref'])])
  const known = ({ ref }) => refs.has(ref)
  const within = ({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })
  return {
    ...list,
    // npm names a project by its folder, and calls optional and of development what is bundled.
    metadata: { ...list.metadata, component: { ...project, name: 'heartbeat' } },
    components: kept.map(({ properties, ...component }) => ({ ...component, scope: 'required' })),
    dependencies: (list.dependencies ?? []).filter(known).map(within),
  }
}
