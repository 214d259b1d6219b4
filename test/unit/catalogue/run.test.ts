import { describe, expect, it } from 'vitest';
import { runCatalogue, runCatalogueOf } from '../../../actions/catalogue/run.ts';
import { renderOverview, renderParameter } from '../../../actions/core/render/catalogue.ts';
import { catalogue } from '../builders.ts';
import { doctor, realFiles } from '../../lib/playbook-files.ts';

const open = (files = realFiles) => ({ catalogue, readPlaybooks: () => files });

describe('the catalogue, printed', () => {
  it('names what counts and says that all agree', () => {
    const overview = runCatalogue(open());
    const text = renderOverview(overview);
    expect(overview.ok).toBe(true);
    expect(text).toContain('the catalogue and the playbooks agree');
    expect(text).toMatch(/^ {2}pg_hba_rules +2 tasks +pg-hba$/m);
    expect(text).not.toContain('grafana_plugin');
  });

  it('tells of one parameter who reads it, whose values, and by which effect', () => {
    const entry = runCatalogueOf('pg_weight', open());
    const reader = entry.readers.find(({ file }) => file === 'playbooks/roles/haproxy/tasks/config.yml');
    expect(reader).toMatchObject({
      playbook: 'pgsql.yml',
      role: 'haproxy',
      hosts: 'all',
      whose: 'members',
      tags: ['haproxy', 'haproxy_config'],
      coveredBy: ['haproxy'],
    });
    expect(renderParameter(entry)).toContain(
      'effect haproxy: pgsql.yml -t haproxy_config,haproxy_reload (reload; runs on the hosts that need it; each host reads the values of all members of its cluster; 3 tasks)',
    );
  });

  it('tells where tasks are delegated to, and why a task needs no effect', () => {
    const text = renderParameter(runCatalogueOf('node_exporter_port', open()));
    expect(text).toContain('tags register_prometheus, delegated to meta');
    expect(renderParameter(runCatalogueOf('pg_role', open()))).toContain(
      'says where a cluster that is not there yet begins',
    );
  });

  it('says where they do not agree', () => {
    const files = doctor(realFiles, { 'roles/node/tasks/main.yml': ['{{ _node_packages }}', '{{ node_timezone }}'] });
    const entry = runCatalogueOf('node_timezone', open(files));
    expect(entry.ok).toBe(false);
    expect(renderParameter(entry)).toContain('no effect runs it');
    expect(renderParameter(entry)).toContain('playbooks/roles/node/tasks/main.yml:11:1: "Install packages"');
  });

  it('refuses what is no parameter, with the nearest that is one', () => {
    expect(() => runCatalogueOf('pg_wieght', open())).toThrow('did you mean pg_weight?');
  });
});
