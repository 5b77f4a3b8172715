"""A team's register served by several processes, so that pages do not wait for each other, nor for new views.

- The *front* is the process that was started: it owns the connections, and hands each request to a page worker.
- The *keeper* opens the register, keeps its views up to what is entered, makes what pages keep of them, and forks.
- A *generation* is a few page workers that share all that the keeper had made by then. The next one takes its place
  when something was entered; the former finishes what it is doing and goes.
- A long review is made by a process *beside* the keeper.

All of it is there only where processes can be forked; elsewhere, and for one person, the same application runs in one
process.
"""
