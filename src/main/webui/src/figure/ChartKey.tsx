import classes from './chart.module.css'

/** One entry of a chart's legend, marked by its shape as well as by its colour. */
export function Key({ form, colour, name }: { form: 'area' | 'line' | 'dashes' | 'bar'; colour: string; name: string }) {
  return (
    <span className={classes.key}>
      <svg width="20" height="12" aria-hidden="true">
        {form === 'area' && <path d="M0 11V4l10-2 10 4v5Z" fill={colour} fillOpacity="0.3" stroke={colour} strokeWidth="2" />}
        {form === 'bar' && <rect x="6" y="2" width="8" height="10" fill={colour} />}
        {(form === 'line' || form === 'dashes') && (
          <path d="M0 6h20" stroke={colour} strokeWidth="2.5" strokeDasharray={form === 'dashes' ? '6 3' : undefined} />
        )}
      </svg>
      {name}
    </span>
  )
}
