import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/** Who uses the browser's select, and for which few choices (docs/decisions/0014-browsers-select.md). */
const fewChoices: Record<string, string> = {
  'account/all/AccountsPage.tsx': 'languages',
  'account/own/OwnAccountPage.tsx': 'languages; own telephones',
  'desk/duty/DutyCard.tsx': 'own telephones',
  'desk/softphone/PhoneSettings.tsx': 'devices of this computer',
  'figure/HistoryPage.tsx': 'how figures are cut',
  'figure/StaffingPage.tsx': 'languages',
  'kit/OneFromList.tsx': 'codes of the record',
  'kit/Preferences.tsx': 'languages',
  'line/AnnouncementField.tsx': 'what is said of a closed line',
  'people/PeoplePage.tsx': 'states; languages',
  'people/PersonForm.tsx': 'telephones; languages',
  'planning/AvailabilityPage.tsx': 'what is said of a slot',
  'planning/SheetsPage.tsx': 'lines',
  'shift/RosterPage.tsx': 'lines',
  'shift/ShiftPanel.tsx': 'telephones',
  'wallboard/ChoiceForm.tsx': 'reasons; telephones; who is on duty, the fitting first',
  'wallboard/LineStates.tsx': 'what is said of a closed line',
}

it('uses the select of the browser for a few choices alone', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const users = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.tsx'))
    .map((file) => join(file.parentPath, file.name))
    .filter((file) => /<(NativeSelect|select)\b/.test(readFileSync(file, 'utf8')))
    .map((file) => relative(root, file).replaceAll('\\', '/'))
  expect(users.sort()).toEqual(Object.keys(fewChoices).sort())
})
