import type { BlockList } from 'node:net'

// When first used: most runs open no connection to strangers.
const netModule = () => process.getBuiltinModule('node:net')

/** Special-purpose ranges of RFC 6890 and its successors, that no public service lives in. */
const RANGES: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

/**
 * What machines of clouds ask for their own credentials, in every spelling that leads there: the link-local addresses of most, and
 * those of others that lie in networks of their own or even outside.
 */
const CREDENTIALS: readonly (readonly [string, number])[] = [
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
  ['::a9fe:0', 112],
  ['64:ff9b::a9fe:0', 112],
  ['64:ff9b::6464:64c8', 128],
  ['2002:a9fe::', 32],
  ['fd00:ec2::', 32],
  ['fd20:ce::', 32],
  ['fe80::a9fe:a9fe', 128],
]

let blocked: BlockList | null = null
let giving: BlockList | null = null

/** False for loopback, private, link-local, metadata and reserved addresses, IPv4 in IPv6 included. */
export function isPublicAddress(address: string): boolean {
  blocked ??= blockList(RANGES)
  return isIn(blocked, address) === false && !givesCredentials(address)
}

/** A metadata service of a cloud, in any spelling. */
export function givesCredentials(address: string): boolean {
  giving ??= blockList(CREDENTIALS)
  return isIn(giving, address) === true
}

/** Null for what is no address. */
function isIn(list: BlockList, address: string): boolean | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  const family = netModule().isIP(plain)
  return family === 0 ? null : list.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}

function blockList(ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new (netModule().BlockList)()
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4')
  return list
}
