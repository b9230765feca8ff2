import { App, type ModalFuncProps } from 'antd';
import { useCallback } from 'react';

/**
 * Asks before something is done that cannot be taken back; true when the answer is yes. The question stands still from
 * its first frame: a button that grows while it is being pressed swallows the press.
 */
export function useQuestion(): (question: ModalFuncProps) => Promise<boolean> {
  const { modal } = App.useApp();
  return useCallback(
    async (question) => modal.confirm({ transitionName: '', maskTransitionName: '', ...question }),
    [modal],
  );
}
