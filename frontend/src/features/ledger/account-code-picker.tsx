import { type PickerProps, RemotePicker } from '@/shared/ui/remote-picker';

/** Chooses an account by its code or name; what is held is the code. */
export function AccountCodePicker(props: PickerProps) {
  return (
    <RemotePicker
      {...props}
      path="/api/v1/ledger/accounts"
      query={{ closed: false }}
      find={(text) => (/^\d/.test(text) ? { 'code[like]': text } : { 'name[like]': text })}
      option={({ code, name }) => ({ value: code, label: `${code} ${name}` })}
    />
  );
}
