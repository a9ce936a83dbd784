import 'i18next'
import type account from '../account/texts/fr'
import type logins from '../account/all/texts/fr'
import type passwordLink from '../account/link/texts/fr'
import type ownAccount from '../account/own/texts/fr'
import type verification from '../account/verification/texts/fr'
import type audit from '../account/audit/texts/fr'
import type alert from '../alert/texts/fr'
import type desk from '../desk/texts/fr'
import type directory from '../directory/texts/fr'
import type figure from '../figure/texts/fr'
import type kit from '../kit/texts/fr'
import type line from '../line/texts/fr'
import type people from '../people/texts/fr'
import type planning from '../planning/texts/fr'
import type record from '../record/texts/fr'
import type setUp from '../setup/texts/fr'
import type shift from '../shift/texts/fr'
import type theme from '../theme/texts/fr'
import type wallboard from '../wallboard/texts/fr'

type Texts = typeof account &
  typeof audit &
  typeof logins &
  typeof passwordLink &
  typeof ownAccount &
  typeof verification &
  typeof alert &
  typeof desk &
  typeof directory &
  typeof figure &
  typeof kit &
  typeof line &
  typeof people &
  typeof planning &
  typeof record &
  typeof setUp &
  typeof shift &
  typeof theme &
  typeof wallboard

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Texts }
    returnNull: false
  }
}
