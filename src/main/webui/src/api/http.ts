import type { Problem } from './types'

/** The service answered with an error. `retryAfter` in seconds, if the service gave one. */
export class Refused extends Error {
  readonly status: number
  readonly problem: Problem & Record<string, unknown>
  readonly retryAfter: number | null

  constructor(status: number, problem: Problem & Record<string, unknown>, retryAfter: number | null) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`)
    this.name = 'Refused'
    this.status = status
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** No answer, or an answer that does not come from the service: the same request can be retried later. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super('the service cannot be reached')
    this.name = 'Unreachable'
    this.cause = cause
  }
}

export interface Options {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON; a blob as it is, by its own type; a form with files as its parts. */
  body?: unknown
  mergePatch?: boolean
  /** Of an answer that is no JSON. */
  accept?: string
  /** Sent as `If-Match: "<version>"`. */
  version?: number
  /** A UUID as idempotency key of an addition: sent twice, it is added once. */
  once?: string
  signal?: AbortSignal
  /** A longer time-out, for large bodies. */
  patienceMillis?: number
  /** The page is going away: let the browser finish the request without it. */
  keepalive?: boolean
}

const PATIENCE_MILLIS = 15_000

/** The answers of a gateway whose service is down. */
const AWAY = new Set([502, 503, 504])

let sessionEnded: () => void = () => undefined

/** Called once for each request that the service refuses because there is no session. */
export function onSessionEnded(listener: () => void): void {
  sessionEnded = listener
}

let account: number | null = null

/**
 * Whose page this is. The cookie belongs to all tabs of the browser: once somebody else has logged in, the service refuses the requests of
 * this page, so that nothing is read or written in another name.
 */
export function identify(accountId: number | null): void {
  account = accountId
}

/** @throws Refused when the service answers with an error; Unreachable when it does not answer within 15 s, or the given patience */
export async function call<T>(path: string, options: Options = {}): Promise<T> {
  const text = await answer(path, options, (response) => response.text())
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** What is no JSON, such as a spreadsheet. @throws as `call` */
export const file = (path: string, options: Options = {}): Promise<Blob> => answer(path, options, (response) => response.blob())

async function answer<Body>(path: string, options: Options, read: (response: Response) => Promise<Body>): Promise<Body> {
  const headers: Record<string, string> = { Accept: options.accept ?? 'application/json' }
  // A browser gives a form its type itself, with what separates its parts.
  if (options.body !== undefined && !(options.body instanceof FormData)) {
    headers['Content-Type'] =
      options.body instanceof Blob ? options.body.type : options.mergePatch ? 'application/merge-patch+json' : 'application/json'
  }
  if (options.version !== undefined) {
    headers['If-Match'] = `"${options.version}"`
  }
  if (account !== null && (path !== '/api/session' || options.method === 'DELETE')) {
    headers['Permanence-Account'] = String(account)
  }
  if (options.once !== undefined) {
    headers['Idempotency-Key'] = options.once
  }
  const patience = AbortSignal.timeout(options.patienceMillis ?? PATIENCE_MILLIS)
  let response: Response
  let body: Body | string
  try {
    response = await fetch(path, {
      method: options.method ?? 'GET',
      headers,
      body:
        options.body === undefined || options.body instanceof Blob || options.body instanceof FormData
          ? options.body
          : JSON.stringify(options.body),
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: options.keepalive ?? false,
      signal: options.signal ? AbortSignal.any([options.signal, patience]) : patience,
    })
    body = await (response.ok ? read(response) : response.text())
  } catch (failure) {
    throw new Unreachable(failure)
  }
  if (response.ok) {
    return body as Body
  }
  const problem = parseProblem(body as string)
  if (AWAY.has(response.status) && problem === null) {
    throw new Unreachable()
  }
  if (response.status === 401 && path !== '/api/session') {
    sessionEnded()
  }
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
  throw new Refused(response.status, problem ?? {}, Number.isFinite(retryAfter) ? retryAfter : null)
}

function parseProblem(text: string): (Problem & Record<string, unknown>) | null {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Problem & Record<string, unknown>) : null
  } catch {
    return null
  }
}
