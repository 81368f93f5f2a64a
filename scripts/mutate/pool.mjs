// Worker processes, each with one task at a time; one that says nothing for too long is ended and begun anew.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url))

/** What one process has run is forgotten now and then, with all that faults left behind in it. */
const MOST_TASKS = 800

/**
 * Gives each task to the next free worker.
 * @param next the next task `{ message, patience }`, or null where there is none
 * @param done told of each task and its reply; null where the worker did not answer in time
 */
export async function runAll({ root, jobs, next, done }) {
  await Promise.all(Array.from({ length: jobs }, () => workOn({ root, next, done })))
}

async function workOn({ root, next, done }) {
  let worker = null
  let tasks = 0
  try {
    for (let task = next(); task !== null; task = next()) {
      if (worker === null || tasks >= MOST_TASKS) {
        worker?.kill('SIGKILL')
        worker = start(root)
        tasks = 0
      }
      tasks += 1
      const reply = await ask(worker, task)
      if (reply === null) {
        worker.kill('SIGKILL')
        worker = null
      }
      done(task, reply)
    }
  } finally {
    worker?.kill('SIGKILL')
  }
}

function start(root) {
  const env = { ...process.env }
  // Reading it slows every start of Node, and nothing here speaks to a host that needs it.
  delete env.NODE_EXTRA_CA_CERTS
  return fork(WORKER, [root], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
}

function ask(worker, { message, patience }) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(null), patience)
    const onMessage = (reply) => finish(reply)
    const onExit = () => finish(null)
    worker.once('message', onMessage).once('exit', onExit)
    worker.send(message)

    function finish(reply) {
      clearTimeout(timer)
      worker.off('message', onMessage).off('exit', onExit)
      resolve(reply)
    }
  })
}
