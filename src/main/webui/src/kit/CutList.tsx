import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './CutList.module.css'

interface CutListParts {
  className?: string | undefined
  /** How many items there are: counted anew when it changes. */
  count: number
  testId: string
  ordered?: boolean
  /** The count stands beside the list, whose rows are full of words and buttons; else over its lower edge. */
  beside?: boolean
  labelledBy: string
  children: ReactNode
}

/** A list in a box of a fixed height, which scrolls and says how many of its items lie below the edge: a wall has no mouse. */
export function CutList({ className, count, testId, ordered, beside, labelledBy, children }: CutListParts) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [hidden, setHidden] = useState(0)
  useEffect(() => {
    const list = box.current!
    const measure = () => setHidden(below(list))
    const seen = new ResizeObserver(measure)
    seen.observe(list)
    for (const item of list.firstElementChild!.children) {
      seen.observe(item)
    }
    list.addEventListener('scroll', measure, { passive: true })
    measure()
    return () => {
      seen.disconnect()
      list.removeEventListener('scroll', measure)
    }
  }, [count, children])
  const List = ordered ? 'ol' : 'ul'
  return (
    <div className={classes.frame} data-testid={`${testId}-list`} data-hidden={hidden}>
      <div ref={box} className={classes.box} tabIndex={0} role="group" aria-labelledby={labelledBy}>
        <List className={className}>{children}</List>
      </div>
      <span className={beside ? classes.beside : classes.over}>
        {hidden > 0 && (
          <span className={classes.more} data-testid={`${testId}-more`}>
            <span aria-hidden="true">+{hidden}</span>
            <span className="unseen">{t('list.more', { count: hidden })}</span>
          </span>
        )}
      </span>
    </div>
  )
}

/** Items of which less than half can be seen, below the lower edge. */
function below(box: HTMLElement): number {
  const edge = box.getBoundingClientRect().bottom
  return [...box.firstElementChild!.children].filter((item) => {
    const { top, height } = item.getBoundingClientRect()
    return top + height / 2 > edge
  }).length
}
