# Reads one XML document a line, as JSON text, and answers each with the elements and attributes that expat finds in it,
# or with what is wrong with it.
import json
import sys
from xml.parsers import expat

for line in sys.stdin:
    shapes = set()
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: shapes.add(" ".join([name, *sorted(attributes)]))
    parser.ProcessingInstructionHandler = lambda *_: shapes.add("instruction")
    parser.StartDoctypeDeclHandler = lambda *_: shapes.add("doctype")
    parser.CommentHandler = lambda *_: shapes.add("comment")
    parser.StartCdataSectionHandler = lambda: shapes.add("cdata")
    try:
        parser.Parse(json.loads(line).encode("utf-8", "surrogatepass"), True)
        print(json.dumps(sorted(shapes)))
    except (expat.ExpatError, UnicodeError) as error:
        print(json.dumps([f"wrong: {error}"]))
