import { useCall } from '../../connection/useCall.ts';
import { formatCount } from '../../words/count.ts';
import { formatSize } from '../../words/size.ts';

const backends = {
  metal: 'the graphics processor, through Metal',
  cuda: 'the graphics card, through CUDA',
  vulkan: 'the graphics card, through Vulkan',
  cpu: 'the processor',
};

/** What the models have to get along with. */
export function Computer() {
  const machine = useCall('models.machine', {}).value;
  if (!machine) {
    return null;
  }
  return (
    <section className="computer" aria-label="This computer">
      <h2 className="heading">This computer</h2>
      <dl className="facts">
        <div>
          <dt>Processor</dt>
          <dd>
            {machine.processor}, {formatCount(machine.physicalCores, 'core')}
          </dd>
        </div>
        <div>
          <dt>Memory</dt>
          <dd className="number">
            {formatSize(machine.memoryBytes)}, {formatSize(machine.freeMemoryBytes)} free
          </dd>
        </div>
        <div>
          <dt>Disk</dt>
          <dd className="number">{formatSize(machine.freeDiskBytes)} free</dd>
        </div>
        <div>
          <dt>Models run on</dt>
          <dd>
            {backends[machine.backend]}
            {machine.graphicsCards.length > 0 && `: ${machine.graphicsCards.join(', ')}`}
          </dd>
        </div>
      </dl>
    </section>
  );
}
