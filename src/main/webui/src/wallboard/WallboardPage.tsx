import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { ClockOf } from '../live/serviceClock'
import { ActionBar } from './ActionBar'
import { AlertBand } from './AlertBand'
import { ComingShifts } from './ComingShifts'
import { DayCurve } from './DayCurve'
import { GaveUpList } from './GaveUpList'
import { InProgressList } from './InProgressList'
import { useLive, useView } from './Live'
import { NowTiles } from './NowTiles'
import { ResponderList } from './ResponderList'
import { Strip } from './Strip'
import { TodayTable } from './TodayTable'
import { WaitingList } from './WaitingList'
import { WallContext } from './wall'
import classes from './WallboardPage.module.css'

/**
 * The live load of the queue. The same page serves a desk, a wall screen (`?wall`: without menus and buttons, readable from four metres)
 * and a telephone.
 */
export default function WallboardPage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const wall = search.has('wall')
  const known = useView(({ state }) => state !== null)
  const link = useView((view) => view.link)
  const { clock } = useLive()
  useEffect(() => {
    const before = document.title
    document.title = `${t('page.wallboard')} · ${t('app.name')}`
    return () => {
      document.title = before
    }
  }, [t])
  return (
    <WallContext value={wall}>
      <ClockOf value={clock}>
        <section
          className={classes.page}
          data-wall={wall}
          data-full
          data-testid="wallboard"
          data-state={known ? link : 'none'}
          aria-labelledby="wallboard-title"
        >
          <Strip />
          {known ? (
            <div className={classes.board} data-stale={link === 'lost'}>
              <AlertBand />
              <NowTiles />
              <div className={classes.lists}>
                <WaitingList />
                <InProgressList />
                <ResponderList />
              </div>
              <div className={classes.below}>
                <TodayTable />
                <DayCurve />
                <ComingShifts />
                <GaveUpList />
              </div>
            </div>
          ) : (
            <p className="calm">{t('link.connecting')}</p>
          )}
        </section>
        {wall || <ActionBar />}
      </ClockOf>
    </WallContext>
  )
}
