import { describe, expect, test } from '@jest/globals'
import { repositoryOfRemote } from '../../src/domain/remote-url.js'

describe('a remote of git', () => {
  test.each([
    'https://github.com/octo/demo.git',
    'https://github.com/octo/demo',
    'https://github.com/octo/demo/',
    'https://GitHub.com/octo/demo.git',
    'https://www.github.com/octo/demo',
    'https://somebody:secret@github.com/octo/demo.git',
    'ssh://git@github.com/octo/demo.git',
    'ssh://git@github.com:22/octo/demo.git',
    'ssh://git@ssh.github.com:443/octo/demo.git',
    'git://github.com/octo/demo.git',
    'git@github.com:octo/demo.git',
    'git@github.com:octo/demo',
    'git@github.com:/octo/demo.git',
    'github.com:octo/demo.git',
    '  https://github.com/octo/demo.git\n',
  ])('%s is octo/demo on github.com', (url) => {
    expect(repositoryOfRemote(url)).toEqual({ host: 'github.com', owner: 'octo', repo: 'demo' })
  })

  test('a server of one’s own keeps its name, and a dot in a repository stays', () => {
    expect(repositoryOfRemote('git@git.example.com:team/site.github.io.git')).toEqual({
      host: 'git.example.com',
      owner: 'team',
      repo: 'site.github.io',
    })
  })

  test.each([
    '',
    '/srv/git/demo.git',
    '../demo',
    'C:\\git\\demo',
    'file:///srv/git/demo.git',
    'https://github.com/octo',
    'https://github.com/octo/demo/tree/main',
    'https://github.com/octo/..',
    'https://github.com/octo/demo;rm -rf',
    'git@github.com:octo/demo evil',
    'javascript://github.com/octo/demo',
  ])('%j is none', (url) => {
    expect(repositoryOfRemote(url)).toBeNull()
  })
})
