// A screen that fails takes no other with it; drafts are on the disk already.
import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { textsNow } from '#renderer/texts/use-texts.ts';

interface State {
  failed: 'code' | 'load' | null;
}

/** A browser asks for a part of the program only once: when it did not come, only the page read anew has it. */
const isLoading = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: isLoading(error) ? 'load' : 'code' };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === 'load') return <NotLoaded />;
    return failed === 'code' ? <Crashed /> : this.props.children;
  }
}

/** In place of what failed. `whole`: the frame itself failed, so the page is read anew. */
export function Crashed({ whole = false }: { whole?: boolean }) {
  const { frame } = textsNow();
  const back = (): void => {
    location.assign('#/');
    if (whole) location.reload();
  };
  return (
    <div className="empty" role="alert" data-testid="crashed">
      <p>{frame.crashed}</p>
      <Button type="primary" onClick={back}>
        {frame.backToDesk}
      </Button>
    </div>
  );
}

/** In place of a screen that did not come, because the station did not answer or the program is a newer one by now. */
function NotLoaded() {
  const { frame } = textsNow();
  return (
    <div className="empty" role="alert" data-testid="not-loaded">
      <p>{frame.notLoaded}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {frame.loadAgain}
      </Button>
    </div>
  );
}
