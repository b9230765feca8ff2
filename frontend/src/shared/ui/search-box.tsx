import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

/** A search field bound to the address: waits for the typing to pause, and for the input method to finish. */
export function SearchBox(props: { value: string; label: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(props.value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(props.value);

  // The address may change by other ways than typing: back, a link, a cleared filter.
  if (props.value !== sent.current) {
    sent.current = props.value;
    setTyped(props.value);
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  function search(text: string, wait: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (composing.current || text.trim() === sent.current) return;
      sent.current = text.trim();
      props.onSearch(text.trim());
    }, wait);
  }

  return (
    <Input
      type="search"
      allowClear
      className="search-box"
      prefix={<SearchOutlined aria-hidden />}
      aria-label={props.label}
      placeholder={props.label}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        search(event.target.value, 300);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        search(event.currentTarget.value, 300);
      }}
      onPressEnter={(event) => search(event.currentTarget.value, 0)}
    />
  );
}
