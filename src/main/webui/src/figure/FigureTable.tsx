import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format'
import { type Behind, Figure, FigureName } from './Figure'
import { difference, useDefined, useFigureText } from './figures'
import type { Figures, FigureKey } from './types'
import { useCutColumns } from './cut'
import classes from './FigureTable.module.css'

/** Figures of one period: of a day, of a language, of a half-hour. */
export interface Period {
  scope: string
  name: string
  figures: Partial<Figures> | undefined
  /** Null on a screen where nobody can follow a link, such as a wall. */
  behind: Behind | null
  group?: string
  /** If given, the table shows differences: how much greater the figures are than these. */
  than?: Figures
}

/** A table that may be larger than its place, and says how many columns are cut. It can also be scrolled by keyboard. */
export function Scrolled({ labelledBy, testId, children }: { labelledBy: string; testId?: string | undefined; children: ReactNode }) {
  const { t } = useTranslation()
  const { place, beyond, onward } = useCutColumns()
  return (
    <div className={classes.place}>
      <div ref={place} className={classes.scroll} tabIndex={0} role="group" aria-labelledby={labelledBy}>
        <table className={classes.table} data-testid={testId}>
          {children}
        </table>
      </div>
      {beyond > 0 && (
        <button type="button" className={classes.beyond} onClick={onward} data-testid="cut-columns" data-count={beyond}>
          {t('figure.cut', { count: beyond })}
        </button>
      )}
    </div>
  )
}

/** One line for each figure, one column for each period. */
export function FigureTable({ figures, periods, labelledBy }: { figures: readonly FigureKey[]; periods: Period[]; labelledBy: string }) {
  const { t } = useTranslation()
  return (
    <Scrolled labelledBy={labelledBy}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t('figure.column')}</span>
          </th>
          {periods.map(({ scope, name, group }) => (
            <th key={scope} scope="col" data-group={group}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <FigureLine key={figure} figure={figure} periods={periods} />
        ))}
      </tbody>
    </Scrolled>
  )
}

const same = (figure: FigureKey, one: Period, other: Period | undefined): boolean =>
  other !== undefined &&
  one.scope === other.scope &&
  one.name === other.name &&
  JSON.stringify(one.behind) === JSON.stringify(other.behind) &&
  one.figures?.[figure] === other.figures?.[figure] &&
  one.than?.[figure] === other.than?.[figure]

const FigureLine = memo(
  function FigureLine({ figure, periods }: { figure: FigureKey; periods: Period[] }) {
    return (
      <tr>
        <th scope="row">
          <FigureName figure={figure} />
        </th>
        {periods.map(({ scope, group, figures, behind, than }) => (
          <td key={scope} data-group={group}>
            {than ? (
              <More figure={figure} now={figures} before={than} />
            ) : (
              <Figure figure={figure} value={figures?.[figure]} scope={scope} behind={behind} />
            )}
          </td>
        ))}
      </tr>
    )
  },
  (before, after) =>
    before.figure === after.figure &&
    before.periods.length === after.periods.length &&
    before.periods.every((period, index) => same(before.figure, period, after.periods[index])),
)

/** The increase since the earlier period; for calls also in per cent. */
function More({ figure, now, before }: { figure: FigureKey; now: Partial<Figures> | undefined; before: Figures }) {
  const { signed } = useFormats()
  const text = useFigureText()
  const { of } = useDefined()
  const by = difference(of(figure)?.unit, now?.[figure] ?? null, before[figure])
  const amount = by === null ? '–' : by.by === 0 ? '=' : `${by.by > 0 ? '+' : '−'}${text(figure, Math.abs(by.by))}`
  return (
    <span className="tabular dim" data-testid="difference" data-figure={figure} data-value={by?.by ?? ''}>
      {by === null || by.ratio === null || by.by === 0 ? amount : `${amount} (${signed(by.ratio)})`}
    </span>
  )
}

interface PartsProps {
  /** The heading of the first column; visible only with `cornerSeen`. */
  corner: string
  cornerSeen?: boolean
  figures: readonly FigureKey[]
  parts: Period[]
  labelledBy: string
  testId?: string
  /** Columns beside the figures. */
  more?: { name: string; of: (part: Period) => string }[]
}

/** One line for each part of a period, one column for each figure. */
export function PartTable({ corner, cornerSeen, figures, parts, labelledBy, testId, more = [] }: PartsProps) {
  return (
    <Scrolled labelledBy={labelledBy} testId={testId}>
      <thead>
        <tr>
          <th scope="col">
            <span className={cornerSeen ? undefined : 'unseen'}>{corner}</span>
          </th>
          {figures.map((figure) => (
            <th key={figure} scope="col" className={classes.column}>
              <FigureName figure={figure} />
            </th>
          ))}
          {more.map(({ name }) => (
            <th key={name} scope="col" className={classes.column}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <PartLine key={part.scope} part={part} figures={figures} more={more.map(({ of }) => of(part)).join('\n')} />
        ))}
      </tbody>
    </Scrolled>
  )
}

const PartLine = memo(
  function PartLine({ part, figures, more }: { part: Period; figures: readonly FigureKey[]; more: string }) {
    return (
      <tr>
        <th scope="row" className={`tabular ${classes.part}`}>
          {part.name}
        </th>
        {figures.map((figure) => (
          <td key={figure} data-group={part.group}>
            <Figure figure={figure} value={part.figures?.[figure]} scope={part.scope} behind={part.behind} />
          </td>
        ))}
        {more !== '' &&
          more.split('\n').map((text, index) => (
            <td key={index} className="tabular">
              {text}
            </td>
          ))}
      </tr>
    )
  },
  (before, after) =>
    before.more === after.more &&
    before.figures === after.figures &&
    before.figures.every((figure) => same(figure, before.part, after.part)),
)
