/** The way to another one, in the head of a list and where it is still empty. */
import { Button } from 'antd';
import { Icon } from '../icon/icon.tsx';

export interface AddButtonProps {
  /** Verb and object. */
  children: string;
  disabled?: boolean;
  onClick: () => void;
}

export const AddButton = ({ children, disabled = false, onClick }: AddButtonProps) => (
  <Button type="primary" icon={<Icon name="plus" size={14} />} disabled={disabled} onClick={onClick}>
    {children}
  </Button>
);
