// The first start: the unit's name and the first account.
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Segmented } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { enter, useSession } from '#renderer/client/session.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../accounts.css';

interface Values {
  unitName: string;
  officeName?: string;
  level: 'county' | 'city' | 'province';
  prefix: string;
  name: string;
  password: string;
  again: string;
}

/** The sample county, beside: nothing of it comes into this folder. */
function LookAround() {
  const { setup } = useTexts().accounts;
  const possible = useSession((session) => session.lookAround);
  const look = useMutation({
    mutationFn: () => client.accounts.lookAround(),
    onSuccess: ({ url }) => location.assign(url),
  });
  if (!possible) {
    return (
      <p className="login-sample beside">
        <b>{setup.look}</b>
        <br />
        {setup.lookHow}
      </p>
    );
  }
  return (
    <section className="login-sample beside">
      <Button size="large" block loading={look.isPending || look.isSuccess} onClick={() => look.mutate()} data-testid="look-around">
        {setup.look}
      </Button>
      <p className="muted">{setup.lookWhat}</p>
      {look.isError ? <Refused refusal={refusalOf(look.error)} /> : null}
    </section>
  );
}

export function Setup() {
  const { accounts, common } = useTexts();
  const { setup } = accounts;
  const start = useMutation({
    mutationFn: async ({ again: _again, ...values }: Values) =>
      enter(await client.accounts.setup({ ...values, officeName: values.officeName || undefined })),
  });
  const required = { required: true, whitespace: true, message: common.required };
  return (
    <main className="login-screen">
      <h1>{setup.title}</h1>
      <Form<Values>
        className="login setup"
        layout="vertical"
        requiredMark={false}
        initialValues={{ level: 'county', prefix: 'A' }}
        onFinish={(values) => start.mutate(values)}
      >
        <p className="muted whole">{setup.intro}</p>
        <div>
          <Form.Item name="unitName" label={setup.unit} rules={[required]}>
            <Input placeholder={setup.unitExample} autoFocus maxLength={200} />
          </Form.Item>
          <Form.Item name="officeName" label={setup.office}>
            <Input placeholder={setup.officeExample} maxLength={200} />
          </Form.Item>
          <Form.Item name="level" label={setup.level}>
            <Segmented options={(['county', 'city', 'province'] as const).map((value) => ({ value, label: setup.levels[value] }))} />
          </Form.Item>
          <Form.Item
            name="prefix"
            label={setup.prefix}
            help={setup.prefixHelp}
            rules={[{ pattern: /^[A-Z0-9]{1,4}$/, message: setup.prefixHelp }]}
          >
            <Input maxLength={4} />
          </Form.Item>
        </div>
        <div>
          <Form.Item name="name" label={setup.name} rules={[required]}>
            <Input autoComplete="username" maxLength={200} />
          </Form.Item>
          <Form.Item name="password" label={setup.password} rules={[{ required: true, min: 8, message: setup.password }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={setup.again}
            dependencies={['password']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_rule, value) =>
                  value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(setup.differ)),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        </div>
        <div className="whole">
          {start.isError ? <Refused refusal={refusalOf(start.error)} /> : null}
          <Button type="primary" htmlType="submit" size="large" loading={start.isPending} block>
            {setup.start}
          </Button>
        </div>
      </Form>
      <LookAround />
    </main>
  );
}
