/** The audio quality of the call, by WebRTC's counters. */
export type Quality = 'good' | 'poor' | 'silent'

/** Counters since the call began, as `getStats` gives them; null if the browser does not provide the value. */
export interface SoundCounters {
  /** Milliseconds, from any monotonic clock. */
  at: number
  packetsReceived: number
  packetsLost: number
  /** Seconds. */
  jitter: number | null
  /** Round-trip time, in seconds. */
  roundTrip: number | null
  /** Packet loss at the other end, 0 to 1. */
  lostThere: number | null
}

/** The quality is judged over some seconds: a single lost packet causes no message. */
export const WINDOW_MILLIS = 5_000
/** Samples come about once a second, never exactly: the third sample without a packet must exceed this, however late it comes. */
const SILENT_MILLIS = 2_500
/** Limits beyond which a listener notices gaps; the usual ones of telephony. */
const MOST_LOST = 0.05
const MOST_JITTER = 0.05
const LONGEST_ROUND_TRIP = 0.4

/** @param samples oldest first, about one a second */
export function qualityOf(samples: readonly SoundCounters[]): Quality {
  const last = samples.at(-1)
  const first = samples.find((sample) => last !== undefined && last.at - sample.at <= WINDOW_MILLIS)
  if (last === undefined || first === undefined || first === last) {
    return 'good'
  }
  if (samples.some((sample) => last.at - sample.at >= SILENT_MILLIS && sample.packetsReceived === last.packetsReceived)) {
    return 'silent'
  }
  const received = last.packetsReceived - first.packetsReceived
  const lost = Math.max(0, last.packetsLost - first.packetsLost)
  const share = received + lost === 0 ? 0 : lost / (received + lost)
  const poor =
    share > MOST_LOST || (last.lostThere ?? 0) > MOST_LOST || (last.jitter ?? 0) > MOST_JITTER || (last.roundTrip ?? 0) > LONGEST_ROUND_TRIP
  return poor ? 'poor' : 'good'
}

interface Report {
  type: string
  kind?: string
  packetsReceived?: number
  packetsSent?: number
  packetsLost?: number
  jitter?: number
  roundTripTime?: number
  fractionLost?: number
}

/** Reads a statistics report. */
export function counters(reports: Iterable<Report>, at: number): SoundCounters & { packetsSent: number } {
  const read = {
    at,
    packetsReceived: 0,
    packetsSent: 0,
    packetsLost: 0,
    jitter: null as number | null,
    roundTrip: null as number | null,
    lostThere: null as number | null,
  }
  for (const report of reports) {
    switch (report.type) {
      case 'inbound-rtp':
        read.packetsReceived += report.packetsReceived ?? 0
        read.packetsLost += report.packetsLost ?? 0
        read.jitter = report.jitter ?? read.jitter
        break
      case 'outbound-rtp':
        read.packetsSent += report.packetsSent ?? 0
        break
      case 'remote-inbound-rtp':
        read.roundTrip = report.roundTripTime ?? read.roundTrip
        read.lostThere = report.fractionLost ?? read.lostThere
        break
    }
  }
  return read
}
