import type fr from './fr'

const en: typeof fr = {
  verification: {
    not: 'not verified yet',
    on: 'verified on {{at}}',
    why: {
      mine: 'A voice calls this number and says a code there, which you type here. Without that, it rings all the same.',
      other:
        'A voice calls this number and says a code there. The person tells you, and you type it here. Without that, the number rings all the same.',
    },
    call: { mine: 'Have my number called', other: 'Call now', again: 'Call once more' },
    state: {
      calling: 'Calling…',
      ringing: 'It is ringing…',
      pickedUp: 'Picked up. The voice asks to press 1.',
      spoken: 'The voice says the code, twice.',
      done: 'The call is over: type the code that was heard.',
      hungUp: 'Hung up before the end of the code.',
      silent: 'Picked up, but nobody pressed 1: perhaps a voicemail.',
      noAnswer: 'Nobody picked up.',
      busy: 'The number is busy.',
      declined: 'The call was declined.',
      unreachable: 'The telephone is off, or this number does not exist.',
      refused: 'The carrier did not put the call through. Try again in a few minutes.',
      limit: 'Too many calls go out now. Try again in a few minutes.',
      forbidden: 'The telephone exchange does not call this number.',
      lost: 'Nobody knows how the call ended. Try again.',
    },
    code: 'Code that was heard',
    check: 'Verify',
    done: 'Number verified.',
  },
}

export default en
