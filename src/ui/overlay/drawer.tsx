/** The drawer of antd, which gives the focus back also when it is on the page only while it is open. */
import { Drawer as AntDrawer, type DrawerProps } from 'antd';
import { useFocusBack } from './focus-back.ts';

export function Drawer(props: DrawerProps) {
  useFocusBack();
  return <AntDrawer {...props} />;
}
