import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin, PreviewServer, ViteDevServer } from 'vite'
import { type WebSocket, WebSocketServer } from 'ws'
import { PretendedWallboard } from './mockWallboard.ts'
import type { Account, CallRecord, Commune, Demand, DeskState, Duty, RecordSummary, Theme } from '../src/api/types.ts'

/**
 * A mock service, for looking at the screens before or without the real one. It holds one desk in memory, and obeys `POST
 * /mock/<word>`: `ring`, `pick-up`, `hold`, `unhold`, `end`, `ready`, `missed`, `third` (`{"state": "talking"}`), `colleague`,
 * `help-coming`, `regain`, `pbx-away`, `pbx-back`, `service-away`, `service-back`, `cut`, `colleague`, `queue`. It is not part of
 * the build and proves nothing about the service.
 */
export function pretendedService(): Plugin {
  const pretend = (server: Pick<ViteDevServer | PreviewServer, 'httpServer' | 'middlewares'>) => {
    const desk = new PretendedDesk()
    const wallboard = new PretendedWallboard()
    const sockets = new WebSocketServer({ noServer: true })
    server.httpServer?.on('upgrade', (request, socket, head) => {
      const path = request.url?.split('?')[0]
      const live = path === '/live/desk' ? desk : path === '/live/wallboard' ? wallboard : null
      if (desk.away && live) {
        socket.destroy()
      } else if (live) {
        sockets.handleUpgrade(request, socket, head, (accepted) => live.join(accepted))
      }
    })
    server.middlewares.use((request, response, next) => {
      const url = request.url ?? ''
      if (url.startsWith('/api/') || url.startsWith('/mock/')) {
        void body(request).then((text) => wallboard.answer(request, response, text, desk.away) || desk.answer(request, response, text))
      } else {
        next()
      }
    })
  }
  return { name: 'pretended-service', configureServer: pretend, configurePreviewServer: pretend }
}

function body(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    request.on('data', (part) => (text += String(part)))
    request.on('end', () => resolve(text))
  })
}

const iso = (secondsFromNow = 0) => new Date(Date.now() + secondsFromNow * 1_000).toISOString()

const coordinator: Account = {
  id: 3,
  name: 'Claire Meunier',
  email: 'claire@example.org',
  roles: ['coordinator'],
  language: 'fr',
  responderId: null,
  active: true,
}
const account: Account = {
  id: 7,
  name: 'Amina Delvaux',
  email: 'amina@example.org',
  roles: ['responder'],
  language: 'fr',
  responderId: 12,
  active: true,
}

const communes: Commune[] = [
  ['21001', 'Anderlecht', 'Anderlecht', '1070'],
  ['21004', 'Bruxelles (Ville)', 'Brussel (Stad)', '1000,1020,1120,1130'],
  ['21005', 'Etterbeek', 'Etterbeek', '1040'],
  ['21009', 'Ixelles', 'Elsene', '1050'],
  ['21012', 'Molenbeek-Saint-Jean', 'Sint-Jans-Molenbeek', '1080'],
  ['21013', 'Saint-Gilles', 'Sint-Gillis', '1060'],
  ['21014', 'Saint-Josse-ten-Noode', 'Sint-Joost-ten-Node', '1210'],
  ['21015', 'Schaerbeek', 'Schaarbeek', '1030'],
  ['21016', 'Uccle', 'Ukkel', '1180'],
].map(([nis, fr, nl, postcodes]) => ({ nis: nis!, fr: fr!, nl: nl!, postcodes: postcodes!.split(',') }))

const themes: Theme[] = [
  ['LOG', 'Logement', 'Huisvesting', 'loyer/arriérés|expulsion|insalubrité|recherche/logement social|sans-abrisme/hébergement d’urgence'],
  ['ALI', 'Aide alimentaire', 'Voedselhulp', 'colis|restaurant social|livraison de courses'],
  ['REV', 'Revenus', 'Inkomsten', 'RIS/CPAS|chômage|pension|GRAPA'],
  ['FIN', 'Situation financière / endettement', 'Financiële situatie / schuldenlast', 'dettes|médiation|factures|plan de paiement'],
  ['ENE', 'Énergie / eau / électricité', 'Energie / water / elektriciteit', 'facture/décompte|coupure|fournisseur|tarif social'],
].map(([code, fr, nl, subs]) => ({
  code: code!,
  fr: fr!,
  nl: nl!,
  validFrom: null,
  validUntil: null,
  subthemes: subs!
    .split('|')
    .map((sub, index) => ({ code: `${code}-${index + 1}`, fr: sub, nl: null, validFrom: null, validUntil: null, version: 1 })),
  version: 1,
}))

class PretendedDesk {
  away = false
  private loggedIn = false
  private account = account
  private attempts = 0
  private version = 40
  private nextId = 118
  private readonly sockets = new Set<WebSocket>()
  private readonly records = new Map<number, CallRecord>()
  private duty: Duty = {
    onDuty: false,
    since: null,
    reach: null,
    preferredReach: { kind: 'softphone' },
    choices: [
      { kind: 'softphone', phone: null, label: null },
      { kind: 'desk', phone: '101', label: 'Poste 101' },
      { kind: 'home', phone: null, label: '+32 … 56' },
    ],
    shift: { from: iso(-5_400), to: iso(9_000) },
    nextShift: { from: iso(86_400), to: iso(100_800) },
    pause: null,
    by: null,
    left: { at: iso(-600), by: 'coordinator' },
  }
  private state: DeskState = {
    pbx: { connected: true },
    storage: { notWrittenSince: null },
    duty: this.duty,
    queue: { waiting: 2, longestSince: iso(-73), reachable: 4, ready: 3 },
    call: null,
    openRecords: [],
    softphone: { tab: null, registered: false },
    messages: [],
  }

  constructor() {
    for (let index = 0; index < 43; index++) {
      const record = this.newRecord(-3_600 * (index + 2))
      record.status = index < 2 ? 'draft' : 'closed'
      record.nature = index % 5 === 3 ? 'silent' : 'withDemand'
      if (record.nature === 'withDemand') {
        record.demands = [this.newDemand({ theme: themes[index % themes.length]!.code, modes: ['information'], status: 'answered' })]
      }
    }
    setInterval(() => this.tell({ type: 'beat', version: this.version, at: iso() }), 5_000)
  }

  join(socket: WebSocket) {
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    this.state.openRecords = this.open()
    socket.send(JSON.stringify({ type: 'snapshot', version: this.version, at: iso(), state: this.state }))
  }

  private tell(message: unknown) {
    for (const socket of this.sockets) {
      socket.send(JSON.stringify(message))
    }
  }

  private change(changes: Partial<DeskState>, record?: CallRecord) {
    this.state = { ...this.state, ...changes, openRecords: this.open() }
    this.version += 1
    this.tell({
      type: 'delta',
      version: this.version,
      at: iso(),
      changes: { ...changes, openRecords: this.state.openRecords },
      ...(record ? { record } : {}),
    })
  }

  private open() {
    return [...this.records.values()]
      .filter((record) => record.status === 'draft')
      .sort((one, other) => other.id - one.id)
      .map((record) => ({
        id: record.id,
        openedAt: record.openedAt,
        title: title(record),
        theme: record.demands[0]?.theme ?? null,
        nature: record.nature,
      }))
  }

  private newDemand(fields: Partial<Demand>): Demand {
    return {
      id: this.nextId++,
      theme: null,
      subtheme: null,
      modes: [],
      status: null,
      nonTakeUp: null,
      blockedBy: null,
      comment: null,
      services: [],
      ...fields,
    }
  }

  private newRecord(secondsAgo: number): CallRecord {
    const id = this.nextId++
    const record: CallRecord = {
      id,
      version: 1,
      callId: crypto.randomUUID(),
      responder: { id: 12, name: account.name },
      inCall: false,
      status: 'draft',
      openedAt: iso(secondsAgo),
      closedAt: null,
      call: {
        line: 'aas',
        language: 'fr',
        arrivedAt: iso(secondsAgo - 47),
        pickedUpAt: iso(secondsAgo),
        endedAt: null,
        waitedSeconds: 47,
        reach: this.duty.reach?.kind ?? 'softphone',
      },
      nature: null,
      callerKind: null,
      place: null,
      spokenLanguage: 'fr',
      interpreterNeeded: null,
      foundThrough: null,
      firstContact: null,
      forDebriefing: null,
      mayBeQuoted: null,
      note: null,
      demands: [],
      correctableUntil: null,
      personalData: [],
    }
    this.records.set(id, record)
    return record
  }

  answer(request: IncomingMessage, response: ServerResponse, text: string) {
    const send = (status: number, content?: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
      response.end(content === undefined ? '' : JSON.stringify(content))
    }
    const url = new URL(request.url ?? '', 'http://here')
    const method = request.method ?? 'GET'
    const path = url.pathname
    const sent = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    if (path.startsWith('/mock/')) {
      this.command(path.slice('/mock/'.length), sent)
      return send(204)
    }
    if (this.away) {
      response.writeHead(502).end('bad gateway')
      return undefined
    }
    if (path === '/api/session') {
      if (method === 'POST') {
        this.attempts += 1
        if (sent['password'] !== 'demo') {
          return this.attempts % 4 === 0 ? send(429, { title: 'Too many' }, { 'Retry-After': '30' }) : send(401, { title: 'Wrong' })
        }
        this.loggedIn = true
        this.account = String(sent['email']).startsWith('claire') ? coordinator : account
      } else if (method === 'DELETE') {
        this.loggedIn = false
        return send(204)
      }
      return this.loggedIn ? send(200, { account: this.account }) : send(401, { title: 'Log in first' })
    }
    if (path === '/api/themes') {
      return send(200, themes)
    }
    if (path === '/api/communes') {
      return send(200, communes)
    }
    if (path === '/api/duty/me') {
      if (method === 'PUT') {
        const on = sent['onDuty'] === true
        this.duty = {
          ...this.duty,
          by: on ? 'self' : null,
          left: on ? null : { at: iso(), by: 'self' },
          onDuty: on,
          since: on ? iso() : null,
          reach: on ? (sent['reach'] as Duty['reach']) : null,
        }
        this.change({ duty: this.duty })
      }
      return send(200, this.duty)
    }
    if (path === '/api/shifts') {
      const begin = Date.parse(url.searchParams.get('from') ?? iso()) + 8 * 3_600_000
      const hour = (hours: number) => new Date(begin + hours * 3_600_000).toISOString()
      const people = ['Amina Delvaux', 'Bob Peeters', 'Chantal Mertens', 'Dirk Janssens', 'Farid Haddad', 'Greet Claes']
      return send(
        200,
        [0, 4, 8, 12].map((from, index) => ({
          id: index,
          line: 'aas',
          from: hour(from),
          to: hour(from + 4),
          target: 4,
          floor: 2,
          withdrawn: false,
          assignments: people
            .filter((_, at) => (at + index) % 3 !== 0 && (at !== 0 || index > 1))
            .map((name) => ({ responderId: 12 + people.indexOf(name), name, reach: null, phase: null, conflict: null })),
        })),
      )
    }
    if (path === '/api/duty/me/pause') {
      this.duty = { ...this.duty, pause: method === 'DELETE' ? null : { reason: sent['reason'] as 'meal', since: iso() } }
      this.change({ duty: this.duty })
      return send(200, this.duty)
    }
    if (path === '/api/colleagues') {
      return send(200, [
        { id: 15, name: 'Bob Peeters', state: 'ready' },
        { id: 16, name: 'Chantal Mertens', state: 'inCall' },
        { id: 17, name: 'Dirk Janssens', state: 'ready' },
      ])
    }
    if (path === '/api/directory') {
      return send(200, [
        {
          id: 3,
          name: 'Bruss’Help',
          nameFr: 'Bruss’Help',
          nameNl: 'Bruss’Help',
          number: '+32 2 555 12 34',
          note: 'sans-abri, dakloos',
          active: true,
        },
        {
          id: 4,
          name: 'Setis',
          nameFr: 'Setis (interprètes)',
          nameNl: 'Setis (tolken)',
          number: '+32 2 555 43 21',
          note: null,
          active: true,
        },
      ])
    }
    if (path === '/api/desk/wrap-up/more' || path === '/api/desk/wrap-up/ready') {
      const call = this.state.call
      const until = new Date(Date.parse(call?.wrapUpUntil ?? iso()) + 60_000).toISOString()
      this.change({ call: call && (path.endsWith('more') ? { ...call, wrapUpUntil: until } : null) })
      return send(204)
    }
    const asked = /^\/api\/calls\/([^/]+)\/(hold|resume|hang-up|mute|keypad|third|transfer|help)$/.exec(path)
    if (asked) {
      setTimeout(() => this.obey(asked[2]!, method, sent), 250)
      return send(204)
    }
    const notice = /^\/api\/desk\/messages\/(\d+)$/.exec(path)
    if (notice) {
      this.change({ messages: this.state.messages.map((each) => (each.id === Number(notice[1]) ? { ...each, read: true } : each)) })
      return send(204)
    }
    if (path === '/api/softphone') {
      return send(200, {
        webSocket: 'ws://127.0.0.1:1/ws',
        uri: 'sip:web-r12@127.0.0.1',
        authorizationUser: 'web-r12',
        password: 'x',
        realm: 'permanence',
      })
    }
    if (path === '/api/records') {
      const page = Number(url.searchParams.get('page') ?? 0)
      const size = Number(url.searchParams.get('size') ?? 20)
      const words = (url.searchParams.get('q') ?? '').toLowerCase()
      const from = url.searchParams.get('from')
      const wanted = (each: CallRecord) =>
        (words === '' || (each.note ?? '').toLowerCase().includes(words)) &&
        (url.searchParams.get('open') !== 'true' || each.status === 'draft') &&
        (from === null || each.openedAt >= from)
      const all = [...this.records.values()].filter(wanted).sort((one, other) => Date.parse(other.openedAt) - Date.parse(one.openedAt))
      return send(200, { items: all.slice(page * size, (page + 1) * size).map(summary), page, size, total: all.length })
    }
    const match = /^\/api\/records\/(\d+)(?:\/(close|reopen|demands)(?:\/(\d+))?)?$/.exec(path)
    const record = match && this.records.get(Number(match[1]))
    if (!match || !record) {
      return send(404, { code: 'no-such-record', title: 'Not found', detail: 'There is no such record.' })
    }
    const expected = request.headers['if-match']
    if (method !== 'GET' && expected !== undefined && expected !== `"${record.version}"`) {
      return send(412, { title: 'Outdated', record })
    }
    if (method !== 'GET') {
      record.version += 1
    }
    if (match[2] === 'demands') {
      const id = Number(match[3])
      if (method === 'POST') {
        record.demands = [...record.demands, this.newDemand(sent)]
      } else {
        record.demands =
          method === 'DELETE'
            ? record.demands.filter((each) => each.id !== id)
            : record.demands.map((each) => (each.id === id ? { ...each, ...sent } : each))
      }
    } else if (match[2] === 'close' && personal(record).length > 0 && sent['confirmPersonalData'] !== true) {
      return send(409, {
        type: 'urn:permanence:problem:personal-data',
        code: 'personal-data',
        title: 'Personal data',
        detail: 'The record still holds what looks like personal data.',
      })
    } else if (match[2] === 'close' || match[2] === 'reopen') {
      record.status = match[2] === 'close' ? 'closed' : 'draft'
      record.closedAt = match[2] === 'close' ? iso() : null
    } else if (method === 'PATCH') {
      Object.assign(record, sent)
    }
    record.personalData = personal(record)
    if (method !== 'GET') {
      this.change({})
    }
    return send(200, record)
  }

  /** The PBX does it, a moment later. */
  private obey(word: string, method: string, sent: Record<string, unknown>) {
    const call = this.state.call
    if (!call) {
      return
    }
    const third = {
      who: sent['responder'] ? ('responder' as const) : ('number' as const),
      label: sent['number'] ? String(sent['number']) : sent['entry'] ? 'Setis (interprètes)' : 'Bob Peeters',
      state: 'ringing' as const,
      since: iso(),
    }
    switch (word) {
      case 'hold':
        return this.change({ call: { ...call, state: 'onHold' } })
      case 'resume':
        return this.change({ call: { ...call, state: 'inCall' } })
      case 'mute':
        return this.change({ call: { ...call, muted: sent['muted'] === true } })
      case 'third':
        return this.change({
          call:
            method === 'DELETE' ? { ...call, third: null } : { ...call, state: sent['caller'] === 'held' ? 'onHold' : call.state, third },
        })
      case 'transfer':
        return this.change({
          call: sent['toThird']
            ? { ...call, state: 'wrapUp', third: null, endedAt: iso(), wrapUpUntil: iso(60) }
            : { ...call, state: 'transferring' },
        })
      case 'help':
        return this.change({ call: { ...call, help: method === 'DELETE' ? null : { since: iso(), by: null } } })
      case 'hang-up':
        return this.change({ call: { ...call, state: 'wrapUp', endedAt: iso(), wrapUpUntil: iso(60) } })
      default:
        return undefined
    }
  }

  private command(word: string, sent: Record<string, unknown>) {
    const call = this.state.call
    switch (word) {
      case 'ring':
        return this.change({
          call: {
            callId: crypto.randomUUID(),
            state: 'ringing',
            line: 'aas',
            language: (sent['language'] as 'fr') ?? 'fr',
            arrivedAt: iso(-47),
            ringingSince: iso(),
            reach: this.duty.reach?.kind ?? 'home',
            pickedUpAt: null,
            endedAt: null,
            wrapUpUntil: null,
            recordId: null,
            waitedSeconds: 47,
            earlier: { calls: 3, lastAt: iso(-93_600) },
            missed: null,
            muted: false,
            asThird: false,
            third: null,
            help: null,
            silentSince: null,
            given: null,
          },
        })
      case 'pick-up': {
        const record = this.newRecord(0)
        return this.change({ call: call && { ...call, state: 'inCall', pickedUpAt: iso(), recordId: record.id } }, record)
      }
      case 'hold':
        return this.change({ call: call && { ...call, state: 'onHold' } })
      case 'unhold':
        return this.change({ call: call && { ...call, state: 'inCall' } })
      case 'end':
        return this.change({ call: call && { ...call, state: 'wrapUp', endedAt: iso(), wrapUpUntil: iso(60) } })
      case 'ready':
        return this.change({ call: null })
      case 'message':
        return this.change({
          messages: [
            ...this.state.messages,
            {
              id: this.nextId++,
              text: String(sent['text'] ?? 'Beaucoup d’appels : merci d’écourter les pauses.'),
              sender: 'Carla',
              at: iso(),
              read: false,
            },
          ],
        })
      case 'third':
        return this.change({
          call: call?.third ? { ...call, third: { ...call.third, state: sent['state'] as 'talking', since: iso() } } : call,
        })
      case 'help-coming':
        return this.change({ call: call && { ...call, help: { since: iso(), by: 'Carla' } } })
      case 'regain':
        return this.change({ call: call && { ...call, state: 'regaining' } })
      case 'missed':
        return this.change({ call: call && { ...call, missed: 'tooLate' } })
      case 'pbx-away':
        return this.change({ pbx: { connected: false } })
      case 'pbx-back':
        return this.change({ pbx: { connected: true } })
      case 'queue':
        return this.change({ queue: { ...this.state.queue, ...(sent as object) } })
      case 'service-away':
        this.away = true
        for (const socket of this.sockets) {
          socket.terminate()
        }
        return undefined
      case 'service-back':
        this.away = false
        return undefined
      case 'colleague': {
        const record = this.records.get(call?.recordId ?? 0)
        if (record) {
          record.version += 1
          Object.assign(record, sent)
        }
        return undefined
      }
      default:
        return undefined
    }
  }
}

/** A simple detector of personal data: eight digits or more. */
function personal(record: CallRecord): NonNullable<CallRecord['personalData']> {
  const look = (path: string, text: string | null) =>
    [...(text ?? '').matchAll(/\d(?:[ ./]?\d){7,}/g)].map((found) => ({
      path,
      from: found.index,
      to: found.index + found[0].length,
      kind: 'phone' as const,
    }))
  return [...look('note', record.note), ...record.demands.flatMap((demand) => look(`demands/${demand.id}/comment`, demand.comment))]
}

function title(record: CallRecord): string | null {
  const theme = themes.find((each) => each.code === record.demands[0]?.theme)
  return theme?.fr ?? null
}

function summary(record: CallRecord): RecordSummary {
  return {
    id: record.id,
    callId: record.callId,
    responder: record.responder,
    status: record.status,
    openedAt: record.openedAt,
    closedAt: record.closedAt,
    title: title(record),
    theme: record.demands[0]?.theme ?? null,
    nature: record.nature,
    demands: record.demands.length,
  }
}
