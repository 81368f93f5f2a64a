export const WORKFLOWS = '.github/workflows'
const API = 'https://api.github.com/repos/octo/example'

/** How often the workflow of that index runs, in hours: each hour, or a mixture of hours, days and weeks. */
export function everyHours({ mixed }, index) {
  return mixed ? [1, 24, 168][index % 3] : 1
}

export function workflowText(world, path) {
  const index = Number(/w(\d+)\.yml$/.exec(path)?.[1] ?? 0)
  const minute = index % 60
  const cron = {
    1: `${minute} * * * *`,
    24: `${minute} ${index % 24} * * *`,
    168: `${minute} ${index % 24} * * ${index % 7}`,
  }
  return `name: Job ${index}
on:
  schedule:
    - cron: '${cron[everyHours(world, index)]}'
  workflow_dispatch:
permissions:
  contents: read
jobs:
  work:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v6
      - run: ./scripts/job.sh ${index}
`
}

/** One page of the list of workflows. */
export function listWorkflows({ workflows = 0 }, { per_page: size = 30, page = 1 }) {
  const from = (page - 1) * size
  const count = Math.max(0, Math.min(workflows, from + Number(size)) - from)
  return { total_count: workflows, workflows: Array.from({ length: count }, (_, index) => workflowOf(from + index)) }
}

export function workflowOf(index) {
  const path = `${WORKFLOWS}/w${index}.yml`
  const at = '2024-05-01T08:00:00.000Z'
  return {
    id: index + 1,
    node_id: `W_kwDOLx${index}`,
    name: `Job ${index}`,
    path,
    state: 'active',
    created_at: at,
    updated_at: at,
    url: `${API}/actions/workflows/${index + 1}`,
    html_url: `https://github.com/octo/example/blob/main/${path}`,
    badge_url: `https://github.com/octo/example/workflows/Job%20${index}/badge.svg`,
  }
}
