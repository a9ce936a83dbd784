import { type CSSProperties, type ReactNode, useId } from 'react'
import lists from './Card.module.css'

interface CardParts {
  title: string
  testId: string
  /** Beside the title. */
  head?: ReactNode
  className?: string | undefined
  style?: CSSProperties
  /** Handles for tests. */
  data?: Record<`data-${string}`, string | number>
  /** Receives the id of the title, so that other elements can be labelled by it. */
  children: (titleId: string) => ReactNode
}

/** A part of the page with its title. */
export function Card({ title, testId, head, className, style, data, children }: CardParts) {
  const id = useId()
  return (
    <section
      className={className ? `${lists.card} ${className}` : lists.card}
      style={style}
      aria-labelledby={id}
      data-testid={testId}
      {...data}
    >
      <div className={lists.head}>
        <h2 id={id} className={lists.title}>
          {title}
        </h2>
        {head}
      </div>
      {children(id)}
    </section>
  )
}
