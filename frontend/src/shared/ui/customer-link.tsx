import { Link } from '@tanstack/react-router';

export function CustomerLink(props: { id: string; name: string }) {
  return (
    <Link to="/customers/$customerId" params={{ customerId: props.id }}>
      {props.name}
    </Link>
  );
}
