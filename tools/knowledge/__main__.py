import sys
from tools.knowledge.build import build
from tools.knowledge.overlay import overlay_names
for n in sys.argv[2:] or overlay_names():
    print(build(n))
