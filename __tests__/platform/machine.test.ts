import { describe, expect, it, test } from '@jest/globals'
import { containersIn, createMachine, unitsIn } from '../../src/platform/machine.js'

const ID = 'a4698822e71a2efc919cc96bde6792ba2dc380e823e8b466fc68e551e107a0ea'
const OTHER = 'e8bef08818ac3d51b6f6ebb3e83285dca62347d1faea38b29735e40c14fb9298'

describe('the containers a program runs in', () => {
  it.each([
    ['none', '0::/init.scope\n', '', 'box', []],
    ['by groups of Docker', `12:cpu:/docker/${ID}\n0::/docker/${ID}\n`, '', 'box', [ID]],
    ['by groups of systemd', `0::/system.slice/docker-${ID}.scope\n`, '', 'box', [ID]],
    ['by groups of Podman', `9:name=systemd:/libpod_parent/libpod-${ID}\n`, '', 'box', [ID]],
    ['the innermost of two', `0::/docker/${OTHER}/docker/${ID}\n`, '', 'box', [ID]],
    [
      'by files that Docker mounts, where groups are hidden',
      '0::/\n',
      `1 0 8:1 /var/lib/docker/containers/${ID}/hostname /etc/hostname rw,relatime - ext4 /dev/sda1 rw\n`,
      'api',
      [ID],
    ],
    [
      'by files that Podman mounts',
      '0::/\n',
      `97 91 254:0 /run/containers/storage/overlay-containers/${ID}/userdata/hosts /etc/hosts rw - ext4 /dev/vda rw\n`,
      'api',
      [ID],
    ],
    [
      'none on the machine itself, which sees the mounts of all',
      '0::/user.slice/user-0.slice/session-1.scope\n',
      `60 30 0:50 / /var/lib/docker/overlay2/${OTHER}/merged rw - overlay overlay rw,lowerdir=x\n` +
        `61 30 0:51 / /var/lib/containers/storage/overlay-containers/${ID}/userdata/shm rw - tmpfs shm rw\n`,
      'box',
      [],
    ],
    ['by a hostname that was not chosen', '0::/\n', '', ID.slice(0, 12), [ID.slice(0, 12)]],
    ['not by a name that only looks like it', '0::/\n', '', 'deadbeef', []],
  ])('%s', (_, groups, mounts, hostname, expected) => {
    expect(containersIn(groups, mounts, hostname)).toEqual(expected)
  })
})

describe('the units a program runs in', () => {
  it.each([
    ['0::/system.slice/heartbeat.service\n', ['heartbeat.service']],
    ['0::/user.slice/user-0.slice/user@0.service/app.slice/heartbeat.service\n', ['heartbeat.service']],
    ['0::/user.slice/user-0.slice/session-1.scope\n', []],
    ['', []],
  ])('%j', (groups, expected) => {
    expect(unitsIn(groups)).toEqual(expected)
  })
})

test('this machine has a name and the address of its loopback', () => {
  const machine = createMachine()
  expect(machine.hostname).not.toBe('')
  expect(machine.addresses()).toContain('127.0.0.1')
  expect(machine.ownUnits()).toEqual(expect.any(Array))
})
