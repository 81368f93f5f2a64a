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
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

let blocked: BlockList | null = null

/** False for loopback, private, link-local, metadata and reserved addresses, IPv4 in IPv6 included. */
export function isPublicAddress(address: string): boolean {
  blocked ??= blockList()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  const family = netModule().isIP(plain)
  if (family === 0) return false
  return !blocked.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}

function blockList(): BlockList {
  const list = new (netModule().BlockList)()
  for (const [network, prefix] of RANGES) list.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4')
  return list
}
