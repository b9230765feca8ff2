import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** As long as somebody needs to see what they did and to find the button. */
const SECONDS = 10;

/**
 * Says what was done and offers to take it back: in the place of a question beforehand, wherever the server can undo it.
 * It outlives the page, because deleting a record leaves its page.
 */
export function useUndo(): (said: string, takeBack: () => Promise<unknown>) => void {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  const queries = useQueryClient();
  return (said, takeBack) => {
    const key = `undo-${said}-${Date.now()}`;
    async function undo() {
      message.destroy(key);
      try {
        await takeBack();
        void queries.invalidateQueries();
        void message.success(t('undo.done'));
      } catch (error) {
        void message.error(error instanceof Error ? error.message : t('problem.unexpected'), 6);
      }
    }
    void message.open({
      key,
      type: 'success',
      duration: SECONDS,
      content: (
        <>
          {said}{' '}
          <Button size="small" onClick={() => void undo()}>
            {t('undo.act')}
          </Button>
        </>
      ),
    });
  };
}
