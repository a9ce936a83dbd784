import { expect, it, vi } from 'vitest'
import { callControl } from './callControl'

it('keys that are pressed quickly go one after the other, and one that is refused does not hold up the next', async () => {
  const answers: ((status: number) => void)[] = []
  const sent: unknown[] = []
  vi.stubGlobal('fetch', (_: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)).digits)
    return new Promise((answer) => answers.push((status) => answer(new Response(null, { status }))))
  })
  const five = callControl.keypad('a', '5')
  const hash = callControl.keypad('a', '#')
  const nine = callControl.keypad('a', '9')
  const refused = expect(hash).rejects.toMatchObject({ status: 409 })

  await vi.waitFor(() => expect(sent).toEqual(['5']))
  answers[0]!(204)
  await five
  await vi.waitFor(() => expect(sent).toEqual(['5', '#']))
  answers[1]!(409)
  await refused
  await vi.waitFor(() => expect(sent).toEqual(['5', '#', '9']))
  answers[2]!(204)
  await nine
})
