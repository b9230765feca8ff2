import type { ListQuery } from '@/shared/api/list';
import { type PickerProps, RemotePicker } from '@/shared/ui/remote-picker';

export function ProgramPicker(props: PickerProps & { query?: ListQuery }) {
  return (
    <RemotePicker
      {...props}
      path="/api/v1/card-programs"
      find={(text) => ({ 'name[like]': text })}
      option={(program) => ({ value: program.id, label: program.name })}
    />
  );
}
