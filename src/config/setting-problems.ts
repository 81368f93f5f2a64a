import { pathProblem } from '../domain/repository-path.js'
import type { MonitorSettings } from './monitor-keys.js'

/** A key whose value cannot stand beside the others of its monitor. */
export interface SettingProblem {
  readonly key: keyof MonitorSettings
  readonly message: string
}

/** What is wrong with a monitor's settings taken together; each of them is right by itself. */
export function settingProblems(settings: MonitorSettings): readonly SettingProblem[] {
  return placeProblems(settings)
}

/** A path is read in a repository unless it is one of this machine. */
function placeProblems({ file, workflow, 'read-from': readFrom }: MonitorSettings): SettingProblem[] {
  const ofFile = file === undefined || readFrom === 'workspace' ? null : pathProblem(file)
  // `nightly.yml@refs/heads/main` is how GitHub calls a running one.
  const ofWorkflow = workflow === undefined ? null : pathProblem(workflow.split('@')[0] ?? '')
  return [
    ...(ofFile === null ? [] : [{ key: 'file', message: `${JSON.stringify(file)} ${ofFile}` } as const]),
    ...(ofWorkflow === null
      ? []
      : [
          {
            key: 'workflow',
            message: `${JSON.stringify(workflow)} is no workflow file; write it like "nightly.yml"`,
          } as const,
        ]),
  ]
}
