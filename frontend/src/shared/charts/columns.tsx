import { type ReactNode, useEffect, useRef } from 'react';
import { lengthOf } from './bars';

export type Column = {
  key: string;
  /** What stands below it. */
  name: string;
  /** One size for each series. */
  sizes: readonly bigint[];
  /** All that it shows, in words. */
  text: string;
  link: (content: ReactNode, text: string) => ReactNode;
};

/** Columns side by side, one for each series; every group is a link that says its figures. */
export function Columns(props: { label: string; series: readonly string[]; columns: readonly Column[] }) {
  const bar = useRef<HTMLUListElement>(null);

  // Where not all have room, as on a phone, the latest are what somebody came for.
  useEffect(() => {
    if (bar.current) bar.current.scrollLeft = bar.current.scrollWidth;
  }, []);

  const longest = props.columns
    .flatMap(({ sizes }) => sizes)
    .reduce((most, size) => (size > most ? size : most), 0n);
  return (
    <figure className="chart" aria-label={props.label}>
      <ul className="chart-columns" ref={bar}>
        {props.columns.map(({ key, name, sizes, text, link }) => (
          <li key={key} title={text}>
            {link(
              <>
                <span className="chart-pair" aria-hidden>
                  {props.series.map((series, index) => (
                    <span
                      key={series}
                      className={`series-${index}`}
                      style={{ height: `${lengthOf(sizes[index] ?? 0n, longest)}%` }}
                    />
                  ))}
                </span>
                <span aria-hidden>{name}</span>
              </>,
              text,
            )}
          </li>
        ))}
      </ul>
      <figcaption>
        {props.series.map((series, index) => (
          <span key={series}>
            <span className={`chart-key series-${index}`} aria-hidden /> {series}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
