/** The values of a target, as the public page draws them. */
import type { Geometry } from '../../src/api/index.ts'
import { useWords } from '../words/index.ts'

export function Chart({ drawn, title }: { readonly drawn: Geometry; readonly title: string }) {
  const { t } = useWords()
  const { width, height, left, right, grid, times, values, dots, way, ahead, goal } = drawn
  return (
    <figure className="standing-chart">
      <svg role="img" viewBox={`0 0 ${width} ${height}`} aria-label={title}>
        {grid.map(({ y, value }) => (
          <g key={value}>
            <line className="grid" x1={left} x2={right} y1={y} y2={y} />
            <text className="end" x={left - 8} y={y} dy="5">
              {value.toLocaleString()}
            </text>
          </g>
        ))}
        {times.map(({ x, label }) => (
          <text key={label} x={x} y={height - 6}>
            {label}
          </text>
        ))}
        <polyline className="way" points={way} />
        {ahead !== null && <polyline className="ahead" points={ahead} />}
        <polyline points={values} />
        {dots.map(({ x, y }) => (
          <circle key={x} cx={x} cy={y} r="3.2" />
        ))}
        <path className="goal" d={`M${goal.x} ${goal.y}m-6 0l6 -6l6 6l-6 6z`} />
      </svg>
      <figcaption className="quiet">{t('st_chart_key')}</figcaption>
    </figure>
  )
}
