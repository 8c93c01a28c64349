'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const titles = {
    requests: 'Requests per window',
    errorPercent: '5xx responses, %',
    p95Millis: 'Latency, 95th percentile, ms',
    clients: 'Distinct clients per window',
  };
  const colours = { INFO: '#8883', LOW: '#5b8def33', MEDIUM: '#d99a1c33', HIGH: '#d9541c33', CRITICAL: '#c2183a44' };
  const time = (seconds) => new Date(seconds * 1000).toISOString().slice(5, 16).replace('T', ' ');

  const bands = (incidents) => ({
    id: 'bands',
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea: area, scales: { x } } = chart;
      for (const incident of incidents) {
        const left = Math.max(area.left, x.getPixelForValue(incident.from));
        const right = Math.min(area.right, x.getPixelForValue(incident.to));
        ctx.fillStyle = colours[incident.severity];
        ctx.fillRect(left, area.top, Math.max(2, right - left), area.bottom - area.top);
      }
    },
  });

  for (const canvas of document.querySelectorAll('canvas')) {
    const index = Number(canvas.dataset.source);
    const series = canvas.dataset.series;
    const source = data.sources[index];
    const points = source.start.map((start, i) => ({ x: start, y: source[series][i] }));
    new Chart(canvas, {
      type: 'line',
      data: { datasets: [{ data: points, borderColor: '#3a7ca5', borderWidth: 1.2, pointRadius: points.length < 3 ? 3 : 0, spanGaps: false }] },
      options: {
        animation: false,
        parsing: false,
        normalized: true,
        maintainAspectRatio: false,
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        plugins: {
          legend: { display: false },
          title: { display: true, text: titles[series], align: 'start', font: { weight: 'normal' } },
          tooltip: { callbacks: { title: (items) => time(items[0].parsed.x) + ' UTC' } },
        },
        scales: {
          x: { type: 'linear', min: source.start[0], max: source.start[source.start.length - 1], ticks: { maxTicksLimit: 9, callback: time } },
          y: { beginAtZero: true, ticks: { maxTicksLimit: 5 } },
        },
      },
      plugins: [bands(data.incidents.filter((incident) => incident.source === index))],
    });
  }
})();
