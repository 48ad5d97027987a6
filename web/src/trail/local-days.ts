/**
 * Days as somebody at this machine means them, as moments: the trail is written in universal time, and shown in the
 * time of the machine. What is no day is handed on as it is, for the desk to refuse.
 */
export function momentsOf(asked: URLSearchParams): URLSearchParams {
  const moments = new URLSearchParams(asked);
  for (const [name, time] of [
    ['from', '00:00:00.000'],
    ['to', '23:59:59.999'],
  ]) {
    const day = asked.get(name);
    const at = new Date(`${day}T${time}`);
    if (day !== null && !Number.isNaN(at.getTime())) moments.set(name, at.toISOString());
  }
  return moments;
}
