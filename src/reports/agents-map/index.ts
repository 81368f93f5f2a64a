import type { RunReport, Rendered, ReportMember } from '../report.js'
import { fileOption } from '../report.js'
import { agentsMapOf } from './render.js'
import { agentsMapSchema } from './schema.js'

/** Who of a fleet is online, offline or unknown. A map that does not hold to its own schema is not left to anybody. */
export const agentsMap: ReportMember = {
  name: 'agents-map',
  options: (raw, problems) => fileOption(raw, 'agents-map.json', problems),
  create: ({ file }) => ({ file, render: (run, earlier) => render(run, earlier, file) }),
}

function render(run: RunReport, earlier: string | null, file: string): Rendered {
  const map = agentsMapOf(run, earlier)
  const { error } = agentsMapSchema.safeParse(map)
  if (error === undefined) return { files: [{ name: file, text: `${JSON.stringify(map, null, 2)}\n` }], problem: null }
  const [first] = error.issues
  const where = first === undefined ? '' : ` at /${first.path.map(String).join('/')}: ${first.message}`
  return { files: [], problem: `The agents' map would not hold to its own schema${where}; it was not written.` }
}
