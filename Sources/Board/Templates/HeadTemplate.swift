extension Templates {
    static let head = """
        <h1>{{unit_name}}</h1>
        <p class="lead">{{t.head_lead}} {{organisation}}</p>
        {{#done}}<div class="note note-green" role="status"><p>{{text}}</p></div>{{/done}}
        {{#items}}<section class="card" aria-labelledby="i{{item}}"><h2 id="i{{item}}">{{item}}. {{name}}</h2>
        <p>{{t.col_due}} <strong>{{due}}</strong>{{#is_overdue}} <span class="tag tag-red">{{t.overdue}}</span>{{/is_overdue}}{{#said}} <span class="dim">{{t.col_entered}}: {{said}}</span>{{/said}}</p>
        {{>faults}}
        {{#may_answer}}<details{{#open_sent}} open{{/open_sent}}><summary>{{t.head_sent}}</summary><form method="post" action="{{action}}" class="fields"><input type="hidden" name="item" value="{{item}}"><input type="hidden" name="what" value="sent"><p><label for="n{{item}}">{{t.col_number}}</label><input id="n{{item}}" name="number" value="{{number}}" autocomplete="off"></p><p><label for="o{{item}}">{{t.sent_on}}</label><span class="hint">{{t.day_hint}}</span><input id="o{{item}}" name="on" value="{{on}}" autocomplete="off"></p><p><button>{{t.head_sent}}</button></p></form></details>
        <details{{#open_nothing}} open{{/open_nothing}}><summary>{{t.head_nothing}}</summary><form method="post" action="{{action}}" class="fields"><input type="hidden" name="item" value="{{item}}"><input type="hidden" name="what" value="nothing"><p><label for="r{{item}}">{{t.note_none}}</label><textarea id="r{{item}}" name="reason" rows="2">{{reason}}</textarea></p><p><button>{{t.head_nothing}}</button></p></form></details>
        <details{{#open_time}} open{{/open_time}}><summary>{{t.head_time}}</summary><form method="post" action="{{action}}" class="fields"><input type="hidden" name="item" value="{{item}}"><input type="hidden" name="what" value="time"><p><label for="u{{item}}">{{t.head_until}}</label><span class="hint">{{t.day_hint}}</span><input id="u{{item}}" name="until" value="{{until}}" required autocomplete="off"></p><p><label for="b{{item}}">{{t.head_because}}</label><textarea id="b{{item}}" name="reason" rows="2">{{reason}}</textarea></p><p><button>{{t.head_time}}</button></p></form></details>{{/may_answer}}
        {{^may_answer}}<p>{{t.head_closed}}</p>{{/may_answer}}</section>{{/items}}
        <p class="dim">{{t.head_contact}} {{contact}}</p>
        """
}
