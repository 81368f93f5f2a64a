import { account } from './people.mjs'
import { WORKFLOWS } from './workflows.mjs'

const API = 'https://api.github.com/repos/octo/example'
const WEB = 'https://github.com/octo/example'
const WORDS =
  'forks keys collaborators teams hooks issue_events events assignees branches tags blobs git_tags git_refs trees statuses languages stargazers contributors subscribers subscription commits git_commits comments issue_comment contents compare merges archive downloads issues pulls milestones notifications labels releases deployments'
const PERSON = account('octocat')
const REPOSITORY = repository()
const HEAD_COMMIT = {
  id: '0123456789abcdef0123456789abcdef01234567',
  tree_id: '89abcdef0123456789abcdef0123456789abcdef',
  message: 'Say what the job does',
  timestamp: '2026-10-01T08:00:00Z',
  author: { name: 'The Octocat', email: 'octocat@example.com' },
  committer: { name: 'GitHub', email: 'noreply@example.com' },
}

/** A run as GitHub shows it: eleven kilobytes, most of which are addresses. */
export function runOf(index, number, startedAt) {
  const id = (index + 1) * 1000 + number
  const url = `${API}/actions/runs/${id}`
  const at = new Date(startedAt).toISOString().replace(/\.\d+Z$/, 'Z')
  const addresses = ['jobs', 'logs', 'artifacts', 'cancel', 'rerun'].map((name) => [`${name}_url`, `${url}/${name}`])
  return {
    id,
    name: `Job ${index}`,
    node_id: `WFR_kwLOLx${id}`,
    head_branch: 'main',
    head_sha: HEAD_COMMIT.id,
    path: `${WORKFLOWS}/w${index}.yml`,
    display_title: `Job ${index}`,
    run_number: number,
    event: 'schedule',
    status: 'completed',
    conclusion: 'success',
    workflow_id: index + 1,
    check_suite_id: 40_000_000_000,
    check_suite_node_id: 'CS_kwDOLx8AAAAJ',
    url,
    html_url: `${WEB}/actions/runs/${id}`,
    pull_requests: [],
    created_at: at,
    updated_at: at,
    actor: PERSON,
    run_attempt: 1,
    referenced_workflows: [],
    run_started_at: at,
    triggering_actor: PERSON,
    ...Object.fromEntries(addresses),
    check_suite_url: `${API}/check-suites/40000000000`,
    previous_attempt_url: null,
    workflow_url: `${API}/actions/workflows/${index + 1}`,
    head_commit: HEAD_COMMIT,
    repository: REPOSITORY,
    head_repository: REPOSITORY,
  }
}

function repository() {
  const addresses = WORDS.split(' ').map((word) => [`${word}_url`, `${API}/${word.replace('_', '/')}{/number}`])
  const owner = account('octo', 'Organization')
  const name = { id: 1, node_id: 'R_kgDOLx', name: 'example', full_name: 'octo/example', private: false, owner }
  const about = { html_url: WEB, description: null, fork: false, url: API }
  return { ...name, ...about, ...Object.fromEntries(addresses) }
}
