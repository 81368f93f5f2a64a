import { readFileSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import type { Process } from '../ports.js'

const PASSED_ON = ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP'] as const
/** What a terminal itself sends to all that run in its foreground. */
const OF_A_TERMINAL: readonly string[] = ['SIGINT', 'SIGQUIT', 'SIGHUP']
const STANDARD_ERROR = 2

/** As shells tell them: 127 for a program that is not there, 126 for one that may not be run; a folder that is not there is `cd`'s 1. */
const NOT_FOUND = 127
const NOT_RUNNABLE = 126
const NO_FOLDER = 1

/** Runs a program on our own input and output. While it runs, signals are its business: we stay to tell how it ended. */
export const runInherit: Process['runInherit'] = async (command, args, options = {}) => {
  const { spawn } = await import('node:child_process')
  const { env = process.env, cwd, outputTo } = options
  const output = outputTo === 'stderr' ? STANDARD_ERROR : 'inherit'
  const start = () => spawn(command, [...args], { stdio: ['inherit', output, 'inherit'], env, cwd })
  return new Promise((resolve) => {
    let child: ReturnType<typeof start>
    const passOn = (signal: NodeJS.Signals): void => {
      if (!(OF_A_TERMINAL.includes(signal) && inForeground())) child.kill(signal)
    }
    const letGo = (): void => {
      for (const signal of PASSED_ON) process.removeListener(signal, passOn)
    }
    // Before it runs: one that came between its start and ours would end us, and leave it behind.
    for (const signal of PASSED_ON) process.on(signal, passOn)
    try {
      child = start()
    } catch (error) {
      letGo()
      // What is rare is thrown at once.
      const { code, syscall } = error as NodeJS.ErrnoException
      if (syscall === undefined) throw error
      return resolve(notStarted(command, code ?? '', cwd))
    }
    const end = (result: { exitCode: number; problem?: string }): void => {
      letGo()
      resolve(result)
    }
    child.once('error', (error: NodeJS.ErrnoException) => {
      // After the start this only tells of a signal that could not be passed on.
      if (child.pid === undefined) end(notStarted(command, error.code ?? '', cwd))
    })
    child.once('exit', (code, signal) =>
      end({ exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]) }),
    )
  })
}

/**
 * Whether we run in the foreground of a terminal: then what its keys send has reached the program already, and a second
 * interrupt would be taken for "at once".
 */
function inForeground(): boolean {
  try {
    // pid (name) state ppid pgrp session tty_nr tpgid, and a name may hold anything: proc_pid_stat(5)
    const [, , group, , terminal, foreground] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return terminal !== '0' && group === foreground
  } catch {
    return process.stdin.isTTY === true || process.stderr.isTTY === true
  }
}

/** Why a program did not start, in the words of a shell. */
function notStarted(command: string, code: string, cwd: string | undefined): { exitCode: number; problem: string } {
  if (cwd !== undefined && !isFolder(cwd))
    return {
      exitCode: NO_FOLDER,
      problem: `cd: ${cwd}: ${kindOf(cwd) === null ? 'No such file or directory' : 'Not a directory'}`,
    }
  const isPath = command.includes('/')
  if (code === 'ENOENT' && isPath && kindOf(command) !== null)
    return {
      exitCode: NOT_FOUND,
      problem: `${command}: cannot execute: the interpreter of its first line is not there`,
    }
  if (code === 'ENOENT')
    return { exitCode: NOT_FOUND, problem: `${command}: ${isPath ? 'No such file or directory' : notFound(command)}` }
  const problem = isPath && isFolder(command) ? 'Is a directory' : (WORDS[code] ?? `cannot execute (${code})`)
  return { exitCode: NOT_RUNNABLE, problem: `${command}: ${problem}` }
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  ENOEXEC: 'cannot execute: Exec format error; a script begins with a line like #!/bin/sh',
  E2BIG: 'Argument list too long',
}

function notFound(command: string): string {
  return /[\s|&;<>]/.test(command)
    ? "command not found; this is one word: give a line of shell to one, like sh -c '…'"
    : 'command not found'
}

function isFolder(path: string): boolean {
  return kindOf(path)?.isDirectory() === true
}

function kindOf(path: string): ReturnType<typeof statSync> | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null
}
