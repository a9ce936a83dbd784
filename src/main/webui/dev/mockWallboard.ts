import type { IncomingMessage, ServerResponse } from 'node:http'
import type { WebSocket } from 'ws'
import { dateIn, instantOf, plusDays } from '../src/kit/brussels.ts'
import type { Board, HalfHour, ResponderNow } from '../src/wallboard/types.ts'
import type { FigureKey, Figures } from '../src/figure/types.ts'

/**
 * The wallboard and the history of the mock service: `POST /mock/wall/<word>` with `arrive`, `answer`, `give-up`, `alert`,
 * `alert-end`, `help`, `pbx-away`, `pbx-back`, `cut`, `busy`, `calm`, `refuse` (the next action is refused), `board` (any part of the
 * board, as it is sent).
 */
const names = { fr: 'Allo ? Aide sociale', nl: 'Lijn voor sociale hulp', en: 'Social aid line' }

export class PretendedWallboard {
  private version = 7
  private refusing = false
  private readonly sockets = new Set<WebSocket>()
  private board: Board = firstBoard()

  constructor() {
    setInterval(() => this.tell({ type: 'beat', version: this.version, at: iso() }), 5_000)
  }

  join(socket: WebSocket) {
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    socket.send(JSON.stringify({ type: 'snapshot', version: this.version, at: iso(), state: this.board }))
  }

  private tell(message: unknown) {
    for (const socket of this.sockets) {
      socket.send(JSON.stringify(message))
    }
  }

  private change(changes: Partial<Board>, halfHours?: HalfHour[]) {
    this.board = { ...this.board, ...changes }
    this.version += 1
    this.tell({ type: 'delta', version: this.version, at: iso(), changes, ...(halfHours ? { halfHours } : {}) })
  }

  /** @returns whether it was about the wallboard */
  answer(request: IncomingMessage, response: ServerResponse, text: string, away: boolean): boolean {
    const send = (status: number, content?: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(content === undefined ? '' : JSON.stringify(content))
      return true
    }
    const url = new URL(request.url ?? '', 'http://here')
    const method = request.method ?? 'GET'
    const sent = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    const path = url.pathname
    if (path.startsWith('/mock/wall/')) {
      this.command(path.slice('/mock/wall/'.length), sent)
      return send(204)
    }
    if (away) {
      return false
    }
    if (path === '/api/wallboard') {
      return send(200, this.board)
    }
    if (path === '/api/figures/definitions') {
      return send(200, definitions)
    }
    if (path === '/api/desk-phones') {
      return send(200, [
        { phone: '101', label: 'Poste 101', active: true },
        { phone: '102', label: 'Poste 102', active: true },
      ])
    }
    if (path === '/api/responders') {
      return send(
        200,
        people.map(([id, name]) => ({ id, firstName: name!.split(' ')[0], surname: name!.split(' ').slice(1).join(' '), active: true })),
      )
    }
    const history = /^\/api\/history\/(\w+)$/.exec(path)
    if (history) {
      return this.history(history[1]!, url.searchParams, send)
    }
    const thresholds = /^\/api\/lines\/(\w+)\/thresholds$/.exec(path)
    if (thresholds) {
      if (method === 'PUT') {
        this.thresholds = sent
      }
      return send(200, this.thresholds)
    }
    if (path === '/api/lines') {
      const [line] = this.board.lines
      const { open, closing } = line!
      return send(200, [
        {
          code: 'aas',
          name: 'Allo ? Aide sociale',
          names,
          languages: ['fr', 'nl'],
          serviceLevelSeconds: 20,
          open,
          closing: closing && { since: iso(-600), ...closing },
          nextOpening: null,
          retiredAt: null,
          version: 1,
        },
      ])
    }
    const acts = /^\/api\/(duty|lines|calls|alerts|messages)(?:\/([^/]+))?(?:\/([a-z-]+))?$/.exec(path)
    if (!acts || method === 'GET' || path.startsWith('/api/duty/me')) {
      return false
    }
    if (this.refusing) {
      this.refusing = false
      return send(409, { code: 'in-call', title: 'Not possible', detail: 'This person is in a call: try again when it is over.' })
    }
    const [, what, id, verb] = acts
    setTimeout(() => this.act(what!, id ?? '', verb ?? '', method, sent), 400)
    return send(what === 'duty' && verb === undefined ? 200 : 204, what === 'duty' && verb === undefined ? {} : undefined)
  }

  private act(what: string, id: string, verb: string, method: string, sent: Record<string, unknown>) {
    const { responders, lines, waiting, inProgress, alerts, help, missing } = this.board
    const be = (changes: Partial<ResponderNow>) =>
      this.change({ responders: responders.map((each) => (String(each.id) === id ? { ...each, since: iso(), ...changes } : each)) })
    if (what === 'duty' && verb === '') {
      if (sent['onDuty'] === false) {
        return this.change({ responders: responders.filter((each) => String(each.id) !== id) })
      }
      const known = responders.some((each) => String(each.id) === id)
      const reach = (sent['reach'] as ResponderNow['reach'] | undefined) ?? { kind: 'softphone' }
      return known
        ? be({ reach })
        : this.change({
            responders: [...responders, responder(Number(id), nameOf(Number(id)), 'ready', 0, reach)],
            missing: missing.filter((each) => String(each.id) !== id),
          })
    }
    if (what === 'duty') {
      return be(
        verb === 'end-rest'
          ? { state: 'ready', reason: null, until: null }
          : method === 'DELETE'
            ? { state: 'ready', reason: null, pause: null }
            : { state: 'paused', reason: String(sent['reason']), pause: sent['reason'] as ResponderNow['pause'] },
      )
    }
    if (what === 'lines') {
      return this.change({
        lines: lines.map((line) => ({
          ...line,
          open: method === 'DELETE',
          closing: method === 'DELETE' ? null : { announcement: String(sent['announcement']), until: (sent['until'] as string) ?? null },
        })),
      })
    }
    if (what === 'calls' && verb === 'assign') {
      const call = waiting.find((each) => each.callId === id)
      const to = responders.find((each) => each.id === sent['responderId'])
      return (
        call &&
        to &&
        this.change({
          waiting: waiting.filter((each) => each !== call),
          inProgress: [
            ...inProgress,
            { ...call, responder: { id: to.id, name: to.name }, reach: to.reach.kind, since: iso(), onHold: false, third: null },
          ],
        })
      )
    }
    if (what === 'calls') {
      return this.change({ help: help.map((each) => ({ ...each, by: 'Claire Meunier' })) })
    }
    if (what === 'alerts') {
      return this.change({
        alerts: alerts.map((alert) => (alert.id === id ? { ...alert, acknowledgedBy: 'Claire Meunier', acknowledgedAt: iso() } : alert)),
      })
    }
  }

  private command(word: string, sent: Record<string, unknown>) {
    const { waiting, alerts } = this.board
    switch (word) {
      case 'arrive':
        return this.change({
          waiting: [
            ...waiting,
            {
              callId: crypto.randomUUID(),
              line: 'aas',
              language: (['fr', 'nl'] as const)[waiting.length % 2]!,
              since: iso(),
              position: waiting.length + 1,
            },
          ],
        })
      case 'give-up':
        return this.change({ waiting: waiting.slice(1) })
      case 'alert':
        return this.change({
          alerts: [
            {
              id: crypto.randomUUID(),
              kind: 'waiting',
              line: 'aas',
              subject: null,
              since: iso(),
              people: [],
              reason: null,
              value: 3,
              now: 3,
              threshold: 3,
              endedAt: null,
              acknowledgedBy: null,
              acknowledgedAt: null,
              ...sent,
            },
            ...alerts,
          ],
        })
      case 'alert-end':
        return this.change({ alerts: alerts.map((alert) => ({ ...alert, endedAt: alert.endedAt ?? iso() })) })
      case 'help':
        return this.change({
          help: [{ callId: this.board.inProgress[0]!.callId, responder: this.board.inProgress[0]!.responder!, since: iso(), by: null }],
        })
      case 'pbx-away':
      case 'pbx-back':
        return this.change({ pbx: { connected: word === 'pbx-back', catchingUp: null } })
      case 'cut':
        for (const socket of this.sockets) {
          socket.terminate()
        }
        return undefined
      case 'refuse':
        this.refusing = true
        return undefined
      case 'calm':
        return this.change({ ...firstBoard(), waiting: [], inProgress: [], alerts: [], help: [], gaveUp: [] })
      case 'busy':
        return this.change(firstBoard())
      case 'board':
        return this.change(sent as Partial<Board>)
      default:
        return undefined
    }
  }

  private thresholds: Record<string, unknown> = {
    waiting: 5,
    longestWaitSeconds: 180,
    nobodyOnDuty: true,
    belowFloor: true,
    nextShiftMinutes: 120,
    pbxAwaySeconds: 30,
    databaseAwaySeconds: 5,
    homePhoneResting: true,
    unreachable: true,
    turnedAway: true,
  }

  private history(what: string, search: URLSearchParams, send: (status: number, content?: unknown) => boolean): boolean {
    const day = (name: string) => {
      const text = search.get(name) ?? '2026-01-01'
      return text.includes('T') ? text : new Date(instantOf(name === 'to' ? plusDays(text, 1) : text)).toISOString()
    }
    const [from, to] = [day('from'), day('to')]
    if (what === 'figures') {
      const step = { halfHour: 0.5, day: 24, week: 168, month: 730 }[search.get('by') ?? 'day']! * 3_600_000
      const rows = []
      for (let at = Date.parse(from), index = 0; at < Date.parse(to); at += step, index++) {
        const offered = Math.round(40 + 25 * Math.sin(index / 2) + (Date.parse(from) % 7))
        rows.push({
          from: new Date(at).toISOString(),
          to: new Date(at + step).toISOString(),
          figures: figures(index % 7 > 4 ? 4 : offered, Math.floor(offered / 6)),
        })
      }
      const all = figures(
        rows.reduce((sum, row) => sum + row.figures.offered!, 0),
        rows.reduce((sum, row) => sum + row.figures.gaveUp!, 0),
      )
      return send(200, {
        from,
        to,
        by: search.get('by'),
        total: all,
        byLanguage: { fr: figures(310, 40), nl: figures(120, 20), unknown: figures(3, 3) },
        rows,
      })
    }
    if (what === 'calls') {
      const page = Number(search.get('page') ?? 0)
      const items = Array.from({ length: 50 }, (_, index) => {
        const outcome = index % 6 === 4 ? 'gaveUp' : 'answered'
        return {
          callId: crypto.randomUUID(),
          line: 'aas',
          language: index % 3 ? 'fr' : 'nl',
          arrivedAt: new Date(Date.parse(to) - (page * 50 + index + 1) * 1_400_000).toISOString(),
          outcome,
          waitedSeconds: 12 + index * 3,
          pickedUpAt: from,
          responder: outcome === 'gaveUp' ? null : { id: 12, name: people[index % people.length]![1] },
          reach: 'home',
          talkedSeconds: outcome === 'gaveUp' ? null : 400 + index * 17,
          heldSeconds: outcome === 'gaveUp' ? null : 0,
          wrapUpSeconds: outcome === 'gaveUp' ? null : 60,
          endedAt: to,
          endedBy: 'caller',
          reconstructed: index === 3,
        }
      })
      return send(200, { figure: search.get('figure'), from, to, items, page, size: 50, total: 164 })
    }
    if (what === 'staffing') {
      const needs = [1, 2, 3, 4, 5].flatMap((weekday) =>
        Array.from({ length: 24 }, (_, index) =>
          ['fr', 'nl'].map((language) => {
            const people = 1 + Math.round(2 * Math.abs(Math.sin((index + weekday) / 5))) + (language === 'fr' ? 1 : 0)
            return {
              weekday,
              from: `${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`,
              language,
              days: 4,
              arrivals: people * 1.3,
              load: people * 0.6,
              erlangC: people + 1,
              erlangA: people,
              target: 5,
            }
          }),
        ).flat(),
      )
      return send(200, {
        goal: Number(search.get('goal')),
        seconds: Number(search.get('seconds')),
        needs,
        measured: {
          fr: { handlingTime: 754, patience: 312, calls: 288, ofAllLanguages: false },
          nl: { handlingTime: 690, patience: null, calls: 101, ofAllLanguages: false },
        },
        assumptions: {
          fr: 'Hypothèses : les appels arrivent au hasard au rythme moyen de cette demi-heure.',
          nl: 'Aannames: oproepen komen toevallig binnen aan het gemiddelde tempo van dit halfuur.',
          en: 'Assumptions: calls arrive at random at the average rate of this half-hour.',
        },
      })
    }
    return send(404, { title: 'Not pretended', detail: what })
  }
}

/**
 * The mock service's clock starts at half past two in the afternoon, so that the day already has data; the screens follow this clock.
 */
const ahead = instantOf(dateIn(Date.now()), '14:30') - Date.now()
const iso = (secondsFromNow = 0) => new Date(Date.now() + ahead + secondsFromNow * 1_000).toISOString()

const people: [number, string][] = [
  [12, 'Amina Delvaux'],
  [13, 'Bram Verhoeven'],
  [14, 'Chantal Nzuzi'],
  [15, 'Dirk Van den Broeck'],
  [16, 'Élise Fontaine-Lambert'],
  [17, 'Farid Benali'],
  [18, 'Greet Peeters'],
]
const nameOf = (id: number) => people.find(([each]) => each === id)?.[1] ?? `n° ${id}`

function responder(
  id: number,
  name: string,
  state: ResponderNow['state'],
  secondsAgo: number,
  reach: ResponderNow['reach'],
  more: Partial<ResponderNow> = {},
): ResponderNow {
  return {
    id,
    name,
    state,
    reachable: !['paused', 'unreachable', 'unknown'].includes(state),
    since: iso(-secondsAgo),
    until: null,
    reason: null,
    pause: null,
    reach,
    lines: ['aas'],
    languages: id % 2 ? ['nl', 'fr'] : ['fr'],
    onDutySince: iso(-5_000),
    ...more,
  }
}

const shared: Partial<Record<FigureKey, number | null>> = { failed: 0, endUnknown: 0, inProgress: 0, averageOnDuty: 4.2 }

function figures(offered: number, gaveUp: number): Figures {
  const answered = Math.max(0, offered - gaveUp)
  const some = offered > 0
  return {
    ...shared,
    offered,
    answered,
    gaveUp,
    closed: Math.floor(offered / 9),
    nobodyOnDuty: 0,
    overflow: Math.floor(offered / 20),
    answeredInTime: Math.round(answered * 0.8),
    gaveUpInTime: Math.floor(gaveUp / 3),
    serviceLevelOfAnswered: some ? 0.84 : null,
    serviceLevelOfOffered: some ? 0.79 : null,
    abandonment: some ? gaveUp / offered : null,
    averageSpeedOfAnswer: some ? 21.4 : null,
    longestSpeedOfAnswer: some ? 187 : null,
    averageTimeToGiveUp: gaveUp ? 64 : null,
    longestTimeToGiveUp: gaveUp ? 142 : null,
    averageHandlingTime: some ? 754 : null,
    averageTalkTime: some ? 690 : null,
    averageHoldTime: some ? 12 : null,
    averageWrapUpTime: some ? 52 : null,
    occupancy: some ? 0.71 : null,
  } as Figures
}

function firstBoard(): Board {
  const midnight = instantOf(dateIn(Date.now()))
  const at = (hours: number) => new Date(midnight + hours * 3_600_000).toISOString()
  const now = 14.5
  const halfHours = Array.from({ length: 48 }, (_, index): HalfHour => {
    const hour = index / 2
    const open = hour >= 8 && hour < 20
    const begun = hour <= now
    const load = Math.max(0, Math.round(4 + 3 * Math.sin((hour - 7) * 0.9) + (hour === 10.5 ? 6 : 0)))
    return {
      from: at(hour),
      to: at(hour + 0.5),
      figures: figures(open && begun ? load : 0, open && begun ? Math.floor(load / 5) : 0),
      onDuty: begun ? (open ? 3 + (index % 4) / 2 : 0) : null,
      floor: open ? 3 : null,
      target: open ? 5 : null,
    }
  })
  const first = crypto.randomUUID()
  return {
    pbx: { connected: true, catchingUp: null },
    service: { databaseSince: null, notWrittenSince: null, unwritten: 0, setAside: 0, mailFailingSince: null },
    lines: [{ code: 'aas', names, open: true, closing: null, serviceLevelSeconds: 20, languages: ['fr', 'nl'] }],
    waiting: [
      { callId: crypto.randomUUID(), line: 'aas', language: 'fr', since: iso(-134), position: 1 },
      { callId: crypto.randomUUID(), line: 'aas', language: 'nl', since: iso(-71), position: 1 },
      { callId: crypto.randomUUID(), line: 'aas', language: 'fr', since: iso(-12), position: 2 },
    ],
    inProgress: [
      {
        callId: first,
        line: 'aas',
        language: 'fr',
        responder: { id: 12, name: 'Amina Delvaux' },
        reach: 'softphone',
        since: iso(-2_734),
        onHold: false,
        third: null,
      },
      {
        callId: crypto.randomUUID(),
        line: 'aas',
        language: 'nl',
        responder: { id: 15, name: 'Dirk Van den Broeck' },
        reach: 'home',
        since: iso(-341),
        onHold: true,
        third: 'r14',
      },
    ],
    responders: [
      responder(12, 'Amina Delvaux', 'inCall', 2_734, { kind: 'softphone' }),
      responder(13, 'Bram Verhoeven', 'ready', 55, { kind: 'desk', phone: '101' }),
      responder(14, 'Chantal Nzuzi', 'paused', 421, { kind: 'softphone' }, { reason: 'meeting', pause: 'meeting' }),
      responder(15, 'Dirk Van den Broeck', 'inCall', 341, { kind: 'home' }),
      responder(16, 'Élise Fontaine-Lambert', 'resting', 95, { kind: 'home' }, { reason: 'noAnswer', until: iso(205) }),
      responder(18, 'Greet Peeters', 'wrapUp', 20, { kind: 'softphone' }, { until: iso(40) }),
    ],
    missing: [{ id: 17, name: 'Farid Benali', line: 'aas', shift: { from: at(12), to: at(16) } }],
    today: { from: at(0), to: at(24), all: figures(64, 9), byLanguage: { fr: figures(47, 6), nl: figures(17, 3) } },
    halfHours,
    yesterday: { from: at(-24), to: at(0), untilNow: figures(51, 4), all: figures(80, 9) },
    sameWeekday: { from: at(-168), to: at(-144), untilNow: figures(72, 13), all: figures(101, 18) },
    gaveUp: Array.from({ length: 9 }, (_, index) => ({
      callId: crypto.randomUUID(),
      line: 'aas',
      language: index % 3 ? ('fr' as const) : ('nl' as const),
      at: at(now - 0.1 - index * 0.6),
      waitedSeconds: 33 + index * 27,
    })),
    coming: [
      { line: 'aas', from: at(12), to: at(16), planned: 6, floor: 3, target: 5 },
      { line: 'aas', from: at(16), to: at(20), planned: 4, floor: 3, target: 5 },
      { line: 'aas', from: at(32), to: at(36), planned: 2, floor: 3, target: 5 },
      { line: 'aas', from: at(36), to: at(40), planned: 5, floor: 3, target: 5 },
    ],
    alerts: [
      {
        id: crypto.randomUUID(),
        kind: 'nextShiftBelowFloor',
        line: 'aas',
        subject: null,
        since: iso(-600),
        people: [],
        reason: null,
        value: 2,
        now: 2,
        threshold: 3,
        endedAt: null,
        acknowledgedBy: null,
        acknowledgedAt: null,
      },
      {
        id: crypto.randomUUID(),
        kind: 'waiting',
        line: 'aas',
        subject: null,
        since: iso(-2_400),
        people: [],
        reason: null,
        value: 4,
        now: null,
        threshold: 3,
        endedAt: iso(-2_100),
        acknowledgedBy: 'Claire Meunier',
        acknowledgedAt: iso(-2_300),
      },
    ],
    help: [],
  }
}

const placed: FigureKey[] = [
  'offered',
  'answered',
  'gaveUp',
  'averageTimeToGiveUp',
  'nobodyOnDuty',
  'overflow',
  'closed',
  'failed',
  'serviceLevelOfAnswered',
  'serviceLevelOfOffered',
  'averageSpeedOfAnswer',
  'averageHandlingTime',
  'occupancy',
]

const definitions = (
  [
    ['offered', 'calls', 'Appels présentés', 'Aangeboden oproepen', 'Offered'],
    ['answered', 'calls', 'Répondus', 'Beantwoord', 'Answered'],
    ['gaveUp', 'calls', 'Abandonnés', 'Afgehaakt', 'Gave up'],
    ['closed', 'calls', 'Ligne fermée', 'Lijn gesloten', 'Line closed'],
    ['nobodyOnDuty', 'calls', 'Personne en service', 'Niemand in dienst', 'Nobody on duty'],
    ['overflow', 'calls', 'Attente dépassée', 'Te lang gewacht', 'Waited too long'],
    ['failed', 'calls', 'Échoués', 'Mislukt', 'Failed'],
    ['endUnknown', 'calls', 'Fin inconnue', 'Einde onbekend', 'End unknown'],
    ['inProgress', 'calls', 'Pas encore répondus', 'Nog niet beantwoord', 'Not answered yet'],
    ['answeredInTime', 'calls', 'Répondus à temps', 'Tijdig beantwoord', 'Answered in time'],
    ['gaveUpInTime', 'calls', 'Abandonnés tôt', 'Vroeg afgehaakt', 'Gave up early'],
    [
      'serviceLevelOfAnswered',
      'share',
      'Niveau de service (des répondus)',
      'Serviceniveau (van beantwoorde)',
      'Service level (of answered)',
    ],
    ['serviceLevelOfOffered', 'share', 'Niveau de service (des présentés)', 'Serviceniveau (van aangeboden)', 'Service level (of offered)'],
    ['abandonment', 'share', 'Taux d’abandon', 'Opgave', 'Abandonment'],
    ['averageSpeedOfAnswer', 'seconds', 'Attente moyenne', 'Gemiddelde wachttijd', 'Average speed of answer'],
    ['longestSpeedOfAnswer', 'seconds', 'Attente la plus longue (répondus)', 'Langste wachttijd (beantwoord)', 'Longest wait (answered)'],
    ['averageTimeToGiveUp', 'seconds', 'Abandon après (moyenne)', 'Afgehaakt na (gemiddeld)', 'Gave up after (average)'],
    ['longestTimeToGiveUp', 'seconds', 'Abandon après (maximum)', 'Afgehaakt na (langste)', 'Gave up after (longest)'],
    ['averageHandlingTime', 'seconds', 'Durée moyenne de traitement', 'Gemiddelde afhandeltijd', 'Average handling time'],
    ['averageTalkTime', 'seconds', 'Conversation moyenne', 'Gemiddeld gesprek', 'Average talk time'],
    ['averageHoldTime', 'seconds', 'Mise en attente moyenne', 'Gemiddelde wachtstand', 'Average hold time'],
    ['averageWrapUpTime', 'seconds', 'Clôture moyenne', 'Gemiddelde afwerking', 'Average wrap-up time'],
    ['occupancy', 'share', 'Taux d’occupation', 'Bezettingsgraad', 'Occupancy'],
    ['averageOnDuty', 'people', 'En service (moyenne)', 'In dienst (gemiddeld)', 'On duty (average)'],
  ] as const
).map(([key, unit, fr, nl, en]) => ({
  key,
  unit,
  place: placed.includes(key) ? placed.indexOf(key) : null,
  calls: key !== 'occupancy' && key !== 'averageOnDuty',
  fr: { name: fr, meaning: `${fr} : ce que ce chiffre compte, et ce qu’il ne compte pas.` },
  nl: { name: nl, meaning: `${nl}: wat dit cijfer telt, en wat niet.` },
  en: { name: en, meaning: `${en}: what this figure counts, and what not.` },
}))
